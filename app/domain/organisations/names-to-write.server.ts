import { and, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";

/** The names of the authority, its schools and its partnerships: they may stand in a text that names no child. */
export async function namesToWrite(tx: Tx, act: Act): Promise<string[]> {
  const known = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(
      and(
        eq(organisations.authorityId, act.actor.authorityId),
        inArray(organisations.kind, ["authority", "school", "partnership"]),
      ),
    );
  return known.map(({ name }) => name);
}
