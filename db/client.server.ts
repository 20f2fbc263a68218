import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import * as schema from "#db/schema/index.ts";

export type Database = PostgresJsDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
export type Connection = { sql: Sql; database: Database; close(): Promise<void> };

type PoolOptions = {
  pool?: number;
  /** Commits that do not wait for the disk: for a story that is told anew when it breaks off, never for work. */
  unhurried?: boolean;
};

/** Seconds until a lost connection is tried again. The driver's own steps reach twenty, long after the server is back. */
export const backoff = (attempts: number): number => Math.min(0.05 * 2 ** attempts, 1);

/** Opens a pool on a Postgres server, the embedded one or another: the same driver and the same code. */
export function connect(url: string, { pool = 10, unhurried = false }: PoolOptions = {}): Connection {
  const settings = { application_name: "portal", ...(unhurried && { synchronous_commit: "off" }) };
  const sql = postgres(url, { max: pool, backoff, onnotice: () => {}, connection: settings });
  return { sql, database: drizzle(sql, { schema }), close: () => sql.end({ timeout: 5 }) };
}

const dialect = new PgDialect();

/**
 * Sends a statement of the transaction at once, and as one that the server keeps prepared: for what every page asks,
 * and only where its text is always the same. Whatever is sent later is answered later. Rows come as the database
 * writes them: days and moments as text.
 */
export function askPrepared<Row extends object>(tx: Tx, statement: SQL): Promise<Row[]> {
  const { sql, params } = dialect.sqlToQuery(statement);
  return send(tx, { sql, params, prepare: true });
}

/**
 * The same for a statement whose text takes one of many shapes: those asked for again and again are kept, and what
 * is asked for once is not, so that the server's memory has a bound whatever people ask.
 */
export function askOften<Row extends object>(tx: Tx, statement: SQL): Promise<Row[]> {
  const { sql, params } = dialect.sqlToQuery(statement);
  return send(tx, { sql, params, prepare: isWorthKeeping(sql) });
}

/**
 * Has what is asked meanwhile planned for its very values, and by an index: a plan for any words whatever expects that
 * few rows have them, and sorts those. All is sent at once, and what comes later in the transaction is planned as ever.
 */
export async function askAnew<Rows>(tx: Tx, ask: () => Promise<Rows>): Promise<Rows> {
  const planned = (mode: string | null, scan: string | null) =>
    askPrepared(
      tx,
      sql`select set_config('plan_cache_mode', ${mode}, true), set_config('enable_seqscan', ${scan}, true)`,
    );
  const [, rows] = await Promise.all([planned("force_custom_plan", "off"), ask(), planned(null, null)]);
  return rows;
}

type Sent = { sql: string; params: unknown[]; prepare: boolean };

function send<Row extends object>(tx: Tx, { sql, params, prepare }: Sent): Promise<Row[]> {
  const { client } = tx._.session as unknown as { client: Sql };
  return client.unsafe<Row[]>(sql, params as string[], { prepare }).execute();
}

const timesUntilKept = 3;
const most = { kept: 100, counted: 2000 };

/** Says whether a text has been asked for often; of very many that were not, the counts are forgotten together. */
export function keeper(): (text: string) => boolean {
  const kept = new Set<string>();
  const asked = new Map<string, number>();
  return (text) => {
    if (kept.has(text)) return true;
    if (kept.size >= most.kept) return false;
    if (asked.size >= most.counted) asked.clear();
    const times = (asked.get(text) ?? 0) + 1;
    asked.set(text, times);
    if (times < timesUntilKept) return false;
    asked.delete(text);
    kept.add(text);
    return true;
  };
}

const isWorthKeeping = keeper();
