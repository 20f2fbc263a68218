import { eq, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Act } from "#app/core/actor.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

type Numbering = {
  table: PgTable & { authorityId: AnyPgColumn; reference: AnyPgColumn };
  /** What stands before the number, such as "C". */
  prefix: string;
  /** What is numbered, in a word: who numbers the same waits for the other. */
  noun: string;
};

/**
 * "C-0042": the next reference of a table's rows within the authority. To be asked as the system, since it counts
 * past what the actor may see; nobody else is given the same one before this transaction ends.
 */
export async function nextReference(tx: Tx, act: Act, { table, prefix, noun }: Numbering): Promise<string> {
  const { authorityId } = act.actor;
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${noun} reference ${authorityId}`}, 0))`,
  );
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(substring(${table.reference} from '[0-9]+$')::int), 0)` })
    .from(table)
    .where(eq(table.authorityId, authorityId));
  return numbered(prefix, (row?.last ?? 0) + 1);
}

/** "C-0042" of "C" and 42. */
export const numbered = (prefix: string, number: number) => `${prefix}-${String(number).padStart(4, "0")}`;
