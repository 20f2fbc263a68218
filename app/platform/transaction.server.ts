/** The only places where transactions are opened. */
import { type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { Refusal } from "#app/core/refusal.ts";
import { connection } from "#app/platform/database.server.ts";
import { askPrepared, type Tx } from "#db/client.server.ts";

export type { Tx };

/**
 * Runs a whole act in one transaction, as the role that may not pass row-level security and with its actor
 * stated before anything else is asked. Refuses with a conflict when somebody else's simultaneous change makes this one impossible.
 */
export async function transaction<T>(act: Act, run: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await connection().database.transaction(async (tx) => {
      // Sent first and not waited for: the connection answers in order, and nothing is answered once this has failed.
      const stated = askPrepared(tx, stateActor(act));
      const [result] = await Promise.all([run(tx), stated]);
      return result;
    });
  } catch (error) {
    throw raceLost(error) ?? error;
  }
}

/**
 * Runs as the owner of the tables, past the second wall. Only for what comes before anyone is known (sign-in,
 * invitations) and for the clockwork over all authorities; the architecture test lists who may call it.
 */
export function unguarded<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return connection().database.transaction(run);
}

/**
 * Carries the transaction on as the authority's own clockwork, after the command has proved that its actor
 * may do what follows: a provider that declines can no longer see the row it has just declined.
 */
export async function continueAsSystem(tx: Tx): Promise<void> {
  await tx.execute(sql`select set_config('app.kind', 'system', true)`);
}

function stateActor({ actor, now }: Act): SQL {
  const person = actor.kind === "person" ? actor : undefined;
  const settings: Record<string, string> = {
    role: "ap_portal",
    "app.authority": actor.authorityId,
    "app.kind": actor.kind,
    "app.now": now.toISOString(),
    "app.user": person?.userId ?? "",
    "app.role": person?.role ?? "",
    "app.organisation": person?.organisationId ?? "",
    "app.schools": person?.schoolIds.join(",") ?? "",
  };
  const calls = Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`);
  return sql`select ${sql.join(calls, sql`, `)}`;
}

/** A unique key, a period that may not overlap, a deadlock: what only a simultaneous change can cause. */
const raceCodes = new Set(["23505", "23P01", "40001", "40P01"]);

function raceLost(error: unknown): Refusal | undefined {
  const code = codeOf(error);
  if (code === undefined || !raceCodes.has(code)) return undefined;
  return new Refusal(
    "conflict",
    "Somebody else has just saved something that this no longer fits with. Look again, then try once more.",
  );
}

/** The database's own code of an error, which drizzle wraps. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error ? codeOf(error.cause) : undefined;
}
