import { and, asc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { placementFunding, placementParts } from "#db/schema/placements.ts";

export type FundingRow = typeof placementFunding.$inferSelect;
export type ReservedPart = typeof placementParts.$inferSelect;

/** The budget holders of a placement in the order in which they were named, with what each has approved. */
export function fundingOf(tx: Tx, act: Act, placementId: string): Promise<FundingRow[]> {
  return tx
    .select()
    .from(placementFunding)
    .where(
      and(
        eq(placementFunding.authorityId, act.actor.authorityId),
        eq(placementFunding.placementId, placementId),
      ),
    )
    .orderBy(asc(placementFunding.position));
}

/** What was reserved in which budget when the placement was approved; nothing before. */
export function reservedPartsOf(tx: Tx, act: Act, placementId: string): Promise<ReservedPart[]> {
  return tx
    .select()
    .from(placementParts)
    .where(
      and(eq(placementParts.authorityId, act.actor.authorityId), eq(placementParts.placementId, placementId)),
    )
    .orderBy(asc(placementParts.financialYear), asc(placementParts.budgetId));
}
