/** A file of rows as spreadsheets write it: comma, semicolon or tab, with or without a mark, in either encoding. */
import { CsvError, parse } from "csv-parse/sync";
import { refuse } from "#app/core/refusal.ts";

export const largestImportBytes = 5 * 1024 * 1024;
export const mostRows = 5_000;

export type Table = { readonly header: readonly string[]; readonly rows: readonly TableRow[] };
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

/** Refuses (rule, beside the file) what is too large, no CSV, or has no rows. */
export function readTable(bytes: Uint8Array): Table {
  if (bytes.length > largestImportBytes) refuse("rule", "Choose a file of 5 MB or less", "file");
  const text = decode(bytes).replace(/^sep=.\r?\n/i, "");
  const [first, ...rows] = recordsOf(text);
  if (!first) return refuse("rule", "The file is empty: its first line names the columns", "file");
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (filled.length === 0) refuse("rule", "The file has no rows below the names of its columns", "file");
  if (filled.length > mostRows)
    refuse(
      "rule",
      `The file has ${filled.length.toLocaleString("en-GB")} rows: bring over 5,000 at a time`,
      "file",
    );
  return { header: first.cells, rows: filled };
}

/** UTF-8, or what its first bytes say; anything that cannot be UTF-8 is taken for what Windows writes. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return refuse("rule", "The file is a workbook: save it as CSV and choose that", "file");
  const text =
    (bytes[0] === 0xff && bytes[1] === 0xfe && new TextDecoder("utf-16le").decode(bytes)) ||
    utf8(bytes) ||
    new TextDecoder("windows-1252").decode(bytes);
  if (text.includes("\u0000")) return refuse("rule", "The file is no CSV: it holds more than text", "file");
  return text;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

type Parsed = { record: string[]; info: { lines: number } };

function recordsOf(text: string): TableRow[] {
  try {
    const records: unknown = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
    });
    return (records as Parsed[]).map(({ record, info }) => ({ line: info.lines, cells: record.map(plain) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error["lines"] ?? 0);
    const where = line > 0 ? `Line ${line} of the file` : "A line of the file";
    return refuse("rule", `${where} cannot be read: look at its quotation marks`, "file");
  }
}

/** The mark that parts the names of the columns. */
function delimiterOf(text: string): string {
  const names = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? "").replace(/"(?:[^"]|"")*"/g, "");
  const count = (mark: string) => names.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Without the spaces around it, and without the apostrophe by which spreadsheets are kept from reckoning. */
function plain(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && "=+-@\t\r".includes(text[1] ?? "none") ? text.slice(1) : text;
}
