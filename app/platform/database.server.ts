import { env } from "#app/platform/env.server.ts";
import { type Connection, connect } from "#db/client.server.ts";

let open: Connection | undefined;

/** The process's one pool, opened when first needed. It connects as the tables' owner; see transaction.server.ts. */
export function connection(): Connection {
  if (!open) {
    const { DATABASE_URL, DATABASE_POOL } = env();
    if (!DATABASE_URL) throw new Error("No database has been named");
    open = connect(DATABASE_URL, { pool: DATABASE_POOL });
  }
  return open;
}

/** Puts another pool in the place of the process's own (tests, one-off commands). */
export function takeConnection(other: Connection | undefined): void {
  open = other;
}

/** Runs something on a pool whose commits do not wait for the disk, and then waits for the disk once. */
export async function unhurriedly(run: () => Promise<void>): Promise<void> {
  const { DATABASE_URL } = env();
  if (!DATABASE_URL) throw new Error("No database has been named");
  const usual = connection();
  const quick = connect(DATABASE_URL, { unhurried: true });
  takeConnection(quick);
  try {
    await run();
  } finally {
    takeConnection(usual);
    await quick.close();
  }
  // A commit that waits takes everything before it to the disk as well.
  await usual.sql`select pg_logical_emit_message(true, 'portal', 'told')`;
}

export async function closeConnection(): Promise<void> {
  const closing = open;
  open = undefined;
  await closing?.close();
}
