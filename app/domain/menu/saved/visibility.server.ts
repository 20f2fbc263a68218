import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { savedSearches } from "#db/schema/menu.ts";

const nobody = sql`false`;

/** A kept search is its owner's alone, in the role it was kept in. */
export function visibleTo(actor: Actor): SQL {
  const own = eq(savedSearches.authorityId, actor.authorityId);
  if (actor.kind === "system") return own;
  if (actor.kind !== "person") return nobody;
  return (
    and(
      own,
      eq(savedSearches.userId, actor.userId),
      eq(savedSearches.organisationId, actor.organisationId),
    ) ?? nobody
  );
}

export async function loadSavedSearch(tx: Tx, act: Act, savedId: string) {
  const [row] = await tx
    .select()
    .from(savedSearches)
    .where(and(visibleTo(act.actor), eq(savedSearches.id, savedId)))
    .for("update");
  return row ?? refuse("not_found", "There is no such kept search");
}
