/** Reads a backup back, wholly or not at all. */
import postgres, { type TransactionSql } from "postgres";
import { Halt } from "#app/core/halt.ts";
import { type FileStore, isStorageKey, shelfPath } from "#app/platform/file-store.ts";
import type { Contents } from "./backup.server.ts";
import { type Entry, formatVersion, readArchive } from "./format.server.ts";
import { countRows, listMigrations, listTables, type Table, tableName, writingOf } from "./tables.server.ts";

export interface Wish {
  url: string;
  store: FileStore;
  source: string;
  /** Empties what is there; without it a restore is made only into an empty database. */
  replace: boolean;
}

/** Restores into a database that has been through the very migrations the backup knows. */
export async function readBackup({ url, store, source, replace }: Wish): Promise<Contents> {
  const before = await keysIn(store);
  const brought = new Set<string>();
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const contents = await sql.begin((tx) => restoreInto(tx, { source, store, brought, replace }));
    await removeAll(store, before, brought);
    return contents;
  } catch (error) {
    await removeAll(store, brought, before);
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function keysIn(store: FileStore): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const batch of store.list()) for (const { key } of batch) if (key) keys.add(key);
  return keys;
}

async function removeAll(store: FileStore, keys: Set<string>, but: Set<string>): Promise<void> {
  for (const key of keys) if (!but.has(key)) await store.remove(key);
}

type Job = { source: string; store: FileStore; brought: Set<string>; replace: boolean };

async function restoreInto(tx: TransactionSql, { source, store, brought, replace }: Job) {
  const tables = await listTables(tx);
  if (!replace) await refuseUnlessEmpty(tx, tables);
  const putBack = await layRulesAside(tx, tables);
  if (tables.length > 0) await tx.unsafe(`truncate ${tables.map(tableName).join(", ")}`);
  const done = { tables: 0, rows: 0, files: 0 };
  let end: Extract<Entry, { kind: "end" }> | undefined;
  for await (const { entry, content } of readArchive(source)) {
    if (entry.kind === "portal-backup") await refuseUnlessSame(tx, entry);
    if (entry.kind === "table") done.rows += await restoreTable(tx, entry, tables, content);
    if (entry.kind === "file") brought.add(await restoreFile(store, entry, content));
    if (entry.kind === "sequence")
      await tx`select setval(${tableName(entry)}::regclass, ${entry.lastValue}::bigint)`;
    if (entry.kind === "table") done.tables += 1;
    if (entry.kind === "file") done.files += 1;
    if (entry.kind === "end") end = entry;
    for await (const _ of content);
  }
  const isWhole = end && end.tables === done.tables && end.rows === done.rows && end.files === done.files;
  if (!isWhole) throw new Halt("The backup is cut short. Nothing was restored.");
  for (const statement of putBack) await tx.unsafe(statement);
  return done;
}

async function refuseUnlessEmpty(tx: TransactionSql, tables: Table[]): Promise<void> {
  for (const table of tables) {
    const rows = await countRows(tx, table);
    if (rows === 0) continue;
    throw new Halt(
      `The database is not empty (${table.name} has ${rows} rows). Nothing was restored. To empty it first, add --replace.`,
    );
  }
}

async function refuseUnlessSame(
  tx: TransactionSql,
  backup: Extract<Entry, { kind: "portal-backup" }>,
): Promise<void> {
  if (backup.version !== formatVersion)
    throw new Halt("The backup was made by another version of the portal.");
  const here = await listMigrations(tx);
  if (here.join() === backup.migrations.join()) return;
  throw new Halt(
    `The backup was made after ${backup.migrations.length} migrations and this portal has ${here.length}, or others. Use the version of the portal that made it, then update.`,
  );
}

/**
 * Triggers would count rows twice or refuse them, and foreign keys would ask for an order; both are laid aside.
 * Gives what puts them back, which proves every foreign key on the restored rows.
 */
async function layRulesAside(tx: TransactionSql, tables: Table[]): Promise<string[]> {
  const names = tables.map(tableName);
  const keys = await tx<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint
    where contype = 'f' and conparentid = 0 and conrelid = any (select unnest(${names}::text[])::regclass)`;
  const triggers = await tx<{ table: string; name: string }[]>`
    select tgrelid::regclass::text as table, quote_ident(tgname) as name from pg_trigger
    where not tgisinternal and tgenabled = 'O' and tgrelid = any (select unnest(${names}::text[])::regclass)`;
  const walls = await tx<{ table: string }[]>`
    select oid::regclass::text as table from pg_class
    where relforcerowsecurity and oid = any (select unnest(${names}::text[])::regclass)`;
  for (const { table, name } of keys) await tx.unsafe(`alter table ${table} drop constraint ${name}`);
  for (const { table, name } of triggers) await tx.unsafe(`alter table ${table} disable trigger ${name}`);
  for (const { table } of walls) await tx.unsafe(`alter table ${table} no force row level security`);
  return [
    ...keys.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`),
    ...triggers.map(({ table, name }) => `alter table ${table} enable trigger ${name}`),
    ...walls.map(({ table }) => `alter table ${table} force row level security`),
  ];
}

async function restoreTable(
  tx: TransactionSql,
  entry: Extract<Entry, { kind: "table" }>,
  tables: Table[],
  content: AsyncIterable<Buffer>,
): Promise<number> {
  const table = tables.find(({ schema, name }) => schema === entry.schema && name === entry.name);
  if (!table || table.columns.join() !== entry.columns.join()) {
    throw new Halt(`The backup's table ${entry.name} does not fit this portal's. Nothing was restored.`);
  }
  const statement = writingOf(table);
  for await (const piece of content) await tx.unsafe(statement, [piece.toString()], { prepare: true });
  const rows = await countRows(tx, table);
  if (rows !== entry.rows) {
    throw new Halt(
      `The table ${entry.name} should have ${entry.rows} rows and has ${rows}. Nothing was restored.`,
    );
  }
  return rows;
}

/** A file's contents never change under its name, so that putting it back does no harm if the rest fails. */
async function restoreFile(
  store: FileStore,
  entry: Extract<Entry, { kind: "file" }>,
  content: AsyncIterable<Buffer>,
): Promise<string> {
  const key = entry.path.split("/").at(-1) ?? "";
  if (!isStorageKey(key) || shelfPath(key) !== entry.path)
    throw new Halt(`The backup holds ${entry.path}, which is not a stored file of the portal's.`);
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  if (bytes.length !== entry.bytes)
    throw new Halt(`The stored file ${entry.path} changed while it was backed up.`);
  await store.put(key, bytes);
  return key;
}
