import { and, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { live } from "#app/domain/placements/lifecycle.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

/** The providers at which there are placements approved or active that the actor may see; ids without an order. */
export function listProvidersWithLive(act: Act): Promise<string[]> {
  return transaction(act, async (tx) => {
    const rows = await tx
      .selectDistinct({ id: placements.providerId })
      .from(placements)
      .where(and(visibleTo(act.actor), inArray(placements.status, [...live])));
    return rows.map(({ id }) => id);
  });
}
