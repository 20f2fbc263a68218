import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { canImport } from "#app/domain/imports/policy.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { imports } from "#db/schema/providers.ts";

/** Those who may bring a file in see what was read. */
export function visibleTo(actor: Actor): SQL {
  return canImport(actor) ? eq(imports.authorityId, actor.authorityId) : sql`false`;
}

/** The import, locked, so that two who bring it in at once wait for each other. */
export async function loadImport(tx: Tx, act: Act, importId: string) {
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.id, importId), visibleTo(act.actor)))
    .for("update");
  return row ?? refuse("not_found", "There is no such import");
}
