import { and, eq, gte } from "drizzle-orm";
import type { RiseRow } from "#app/domain/charges/note-rises.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { charges } from "#db/schema/charges.ts";
import { placementChanges } from "#db/schema/placement-changes.ts";

/**
 * Whether a change was approved after the statement that a rise is of. A change reserves all that is planned with
 * it, what lay beyond the reservation until then included, so the rise would reserve it a second time.
 */
export async function isOvertaken(tx: Tx, { authorityId, placementId, chargeId }: RiseRow): Promise<boolean> {
  const rows = await tx
    .select({ id: placementChanges.id })
    .from(placementChanges)
    .innerJoin(charges, and(eq(charges.authorityId, placementChanges.authorityId), eq(charges.id, chargeId)))
    .where(
      and(
        eq(placementChanges.authorityId, authorityId),
        eq(placementChanges.placementId, placementId),
        eq(placementChanges.status, "approved"),
        gte(placementChanges.approvedAt, charges.raisedAt),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
