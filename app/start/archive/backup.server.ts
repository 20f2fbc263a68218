/** Writes a backup: every row as of one moment, and the stored files. */
import { rename, rm } from "node:fs/promises";
import postgres, { type TransactionSql } from "postgres";
import { Halt } from "#app/core/halt.ts";
import { type FileStore, shelfPath } from "#app/platform/file-store.ts";
import { type ArchiveWriter, formatVersion, writeArchive } from "./format.server.ts";
import {
  countRows,
  listMigrations,
  listSequences,
  listTables,
  readingOf,
  type Table,
} from "./tables.server.ts";

export interface Contents {
  tables: number;
  rows: number;
  files: number;
}

/** Backs up the database and the store's files into one file, which appears only when it is whole. */
export async function writeBackup(url: string, store: FileStore, target: string): Promise<Contents> {
  const draft = `${target}.part`;
  const archive = writeArchive(draft);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const { tables, rows } = await sql.begin("isolation level repeatable read read only", (tx) =>
      addTables(tx, archive),
    );
    const files = await addFiles(archive, store);
    await archive.add({ kind: "end", tables, rows, files });
    await archive.close();
    await rename(draft, target);
    return { tables, rows, files };
  } catch (error) {
    await rm(draft, { force: true });
    if ((error as { code?: string }).code !== "42501") throw error;
    throw new Halt("The database's user may not read every row. A backup needs the owner of the tables.");
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function addTables(tx: TransactionSql, archive: ArchiveWriter) {
  // A row that row-level security would hide is an error here, rather than missing in silence.
  await tx`set local row_security = off`;
  await tx`set local timezone = 'UTC'`;
  const migrations = await listMigrations(tx);
  await archive.add({
    kind: "portal-backup",
    version: formatVersion,
    madeAt: new Date().toISOString(),
    migrations,
  });
  const tables = await listTables(tx);
  let rows = 0;
  for (const table of tables) rows += await addTable(tx, archive, table);
  for (const { schema, name, lastValue } of await listSequences(tx)) {
    if (lastValue !== null) await archive.add({ kind: "sequence", schema, name, lastValue });
  }
  return { tables: tables.length, rows };
}

async function addTable(tx: TransactionSql, archive: ArchiveWriter, table: Table): Promise<number> {
  const rows = await countRows(tx, table);
  await archive.add({ kind: "table", ...table, rows }, rowsOf(tx, table));
  return rows;
}

/** The rows in pieces of a few hundred; one by one where a row may be as large as a file. */
async function* rowsOf(tx: TransactionSql, table: Table): AsyncGenerator<Buffer> {
  const atOnce = table.types.includes("bytea") ? 1 : 500;
  for await (const rows of tx.unsafe<{ row: string }[]>(readingOf(table)).cursor(atOnce)) {
    yield Buffer.from(`[${rows.map(({ row }) => row).join(",")}]`);
  }
}

/** A file that goes while the backup is made was never named by a row of it: it is left out. */
async function addFiles(archive: ArchiveWriter, store: FileStore): Promise<number> {
  let files = 0;
  for await (const batch of store.list()) {
    for (const { key, bytes } of batch) {
      const content = key === undefined ? undefined : await store.open(key);
      if (key === undefined || content === undefined) continue;
      await archive.add({ kind: "file", path: shelfPath(key), bytes }, content);
      files += 1;
    }
  }
  return files;
}
