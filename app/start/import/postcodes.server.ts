/** `npm run import -- postcodes FILE`: where postcodes are, from the Office for National Statistics or anybody. */
import { createReadStream, existsSync } from "node:fs";
import { CsvError, parse } from "csv-parse";
import { Halt } from "#app/core/halt.ts";
import {
  keepOutwardHalves,
  keepPostcodes,
  type PostcodePlace,
} from "#app/domain/organisations/keep-postcodes.server.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { reindexAll } from "../reindex.server.ts";
import { placeAgain } from "./place-again.server.ts";
import { columnsIn, type PostcodeColumns, readPostcodeRow } from "./postcode-rows.ts";

type Say = (line: string) => void;

const batchRows = 10_000;
const sayEvery = 250_000;
const refusalsShown = 20;

/**
 * Keeps every row that has a place, some thousands at a time: broken off, it is simply run again, and what is
 * there already stays as it is. Then what was saved before gets its place. Halts when the file cannot be read.
 */
export async function importPostcodes(file: string, say: Say): Promise<number> {
  const tally = new Tally(say);
  const waiting = new Map<string, PostcodePlace>();
  const keep = async () => {
    if (waiting.size > 0) tally.kept(await unguarded((tx) => keepPostcodes(tx, [...waiting.values()])));
    waiting.clear();
  };
  let columns: PostcodeColumns | undefined;
  for await (const { record, line } of recordsOf(file, tally)) {
    if (!columns) {
      columns = columnsOf(file, record);
      continue;
    }
    const row = tally.read(readPostcodeRow(record, columns), line);
    if (row) waiting.set(row.postcode, row);
    if (waiting.size >= batchRows) await keep();
  }
  if (!columns) throw new Halt(`${file} is empty.`);
  await keep();
  tally.close();
  const placed = await unguarded(async (tx) => {
    await keepOutwardHalves(tx);
    return placeAgain(tx);
  });
  say(`${number(placed)} organisations, sites and homes have a better place than before.`);
  if (placed > 0) await reindexAll(new Date(), say);
  return 0;
}

/** Record after record; one that is not well formed is refused like any other row. */
async function* recordsOf(file: string, tally: Tally): AsyncGenerator<{ record: string[]; line: number }> {
  if (!existsSync(file)) throw new Halt(`There is no file ${file}.`);
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 100_000,
    skip_records_with_error: true,
    on_skip: (error) => void tally.read({ reason: "its quotation marks do not match" }, lineOf(error)),
    info: true,
  });
  const source = createReadStream(file).on("error", (error) => parser.destroy(error));
  try {
    const parsed: AsyncIterable<Parsed> = source.pipe(parser);
    for await (const record of parsed) yield { record: record.record, line: record.info.lines };
  } catch (error) {
    if (error instanceof CsvError) throw new Halt(`${file} is not a CSV file: ${error.message}.`);
    if ((error as NodeJS.ErrnoException).code === "EISDIR") throw new Halt(`${file} is a folder.`);
    throw error;
  } finally {
    source.destroy();
  }
}

type Parsed = { record: string[]; info: { lines: number } };

const lineOf = (error: CsvError | undefined) => Number(error?.lines ?? 0);

function columnsOf(file: string, header: string[]): PostcodeColumns {
  if (header[0]?.startsWith("PK\u0003\u0004"))
    throw new Halt(`${file} is a zip: unpack it, and name the CSV file in it.`);
  const columns = columnsIn(header);
  if (!("missing" in columns)) return columns;
  throw new Halt(
    `${file} has no column for the ${columns.missing}. Its first line must name three: postcode (or pcds, pcd7, pcd8, pcd), latitude (or lat) and longitude (or long, lng, lon).`,
  );
}

/** Counts what becomes of the rows, and says so as it goes. */
class Tally {
  private rows = 0;
  private added = 0;
  private moved = 0;
  private placed = 0;
  private nowhere = 0;
  private refused = 0;

  constructor(private readonly say: Say) {}

  /** Gives the row when it is one to keep. */
  read(row: ReturnType<typeof readPostcodeRow>, line: number): PostcodePlace | undefined {
    this.rows += 1;
    if (this.rows % sayEvery === 0) this.say(`${number(this.rows)} rows read`);
    if (row === "nowhere") this.nowhere += 1;
    else if ("reason" in row) this.refuse(row.reason, line);
    else {
      this.placed += 1;
      return row;
    }
    return undefined;
  }

  kept({ added, moved }: { added: number; moved: number }): void {
    this.added += added;
    this.moved += moved;
  }

  close(): void {
    if (this.refused > refusalsShown)
      this.say(`… and ${number(this.refused - refusalsShown)} more rows refused`);
    this.say(
      `${number(this.rows)} rows: ${number(this.placed)} with a place, ${number(this.nowhere)} without one left out, ${number(this.refused)} refused.`,
    );
    this.say(
      `${number(this.added)} postcodes are new, ${number(this.moved)} have another place than before; the rest were known.`,
    );
  }

  private refuse(reason: string, line: number): void {
    this.refused += 1;
    if (this.refused <= refusalsShown) this.say(`Line ${number(line)} refused: ${reason}`);
  }
}

const number = (count: number) => count.toLocaleString("en-GB");
