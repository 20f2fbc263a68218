/** What of a database belongs in a backup: the portal's own tables and sequences, not those of the job queue. */
import type { Sql, TransactionSql } from "postgres";

export type Query = Sql | TransactionSql;

export interface Table {
  schema: string;
  name: string;
  /** Without those the database computes itself. */
  columns: string[];
  /** The columns' types, in the same order. */
  types: string[];
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const tableName = ({ schema, name }: { schema: string; name: string }) =>
  `${quote(schema)}.${quote(name)}`;

/** Reads a table; every row is a JSON array of the columns' texts, which every type can be read back from. */
export const readingOf = (table: Table) =>
  `select to_json(array[${table.columns.map((column) => `${quote(column)}::text`).join(", ")}]::text[])::text as row from ${tableName(table)}`;

/** Writes such rows, given as one JSON array, back into the table. */
export const writingOf = (table: Table) =>
  `insert into ${tableName(table)} (${table.columns.map(quote).join(", ")}) overriding system value
   select ${table.types.map((type, place) => `(r ->> ${place})::${type}`).join(", ")}
   from jsonb_array_elements($1::text::jsonb) r`;

/** Schemas of others: the system's, the job queue's, and the list of migrations, which is compared instead. */
const foreign = ["pg_catalog", "information_schema", "graphile_worker", "drizzle"];

export async function listTables(sql: Query): Promise<Table[]> {
  return sql<Table[]>`
    select n.nspname as schema, c.relname as name,
           coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = ''), '{}') as columns,
           coalesce(
             array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) filter (where a.attgenerated = ''), '{}'
           ) as types
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and n.nspname <> all (${foreign}) and n.nspname not like 'pg\\_%'
      and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    group by n.nspname, c.relname
    order by n.nspname, c.relname`;
}

export async function listSequences(
  sql: Query,
): Promise<{ schema: string; name: string; lastValue: string | null }[]> {
  return sql`
    select schemaname as schema, sequencename as name, last_value::text as "lastValue"
    from pg_sequences where schemaname <> all (${foreign}) order by 1, 2`;
}

/** The migrations the database has been through, in order. */
export async function listMigrations(sql: Query): Promise<string[]> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!found?.there) return [];
  const rows = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by id`;
  return rows.map((row) => row.hash);
}

export async function countRows(sql: Query, table: { schema: string; name: string }): Promise<number> {
  const [row] = await sql.unsafe<{ count: string }[]>(`select count(*) as count from ${tableName(table)}`);
  return Number(row?.count ?? 0);
}
