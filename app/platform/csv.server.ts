import { stringify } from "csv-stringify/sync";

/** A table as a file that spreadsheets open; what would be a formula there stays text. */
export function csvResponse(fileName: string, rows: readonly Record<string, string>[]): Response {
  const text = stringify([...rows], { header: true, escape_formulas: true, bom: true });
  return new Response(text, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName.replace(/[^a-z0-9.-]+/gi, "-")}"`,
    },
  });
}
