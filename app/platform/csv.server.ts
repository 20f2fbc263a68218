import { stringify } from "csv-stringify/sync";

/**
 * A table as a file that spreadsheets open; what would be a formula there stays text. Without rows it
 * still has the names of its `columns`.
 */
export function csvResponse(
  fileName: string,
  rows: readonly Record<string, string>[],
  columns?: readonly string[],
): Response {
  const named = columns ? { columns: [...columns] } : {};
  const text = stringify([...rows], { header: true, escape_formulas: true, bom: true, ...named });
  return new Response(text, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName.replace(/[^a-z0-9.-]+/gi, "-")}"`,
    },
  });
}
