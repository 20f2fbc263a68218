import { and, asc, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { open } from "#app/domain/placements/changes/lifecycle.ts";
import { loadPlacement, type PlacementRow } from "#app/domain/placements/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { placementChangeApprovals, placementChanges } from "#db/schema/placement-changes.ts";

export type ChangeRow = typeof placementChanges.$inferSelect;
export type ChangeApproval = typeof placementChangeApprovals.$inferSelect;

/** A change with its placement, both locked, the placement first. Who sees the placement sees its changes. */
export async function loadChange(
  tx: Tx,
  act: Act,
  { placementId, changeId }: { placementId: string; changeId: string },
): Promise<{ placement: PlacementRow; change: ChangeRow }> {
  const placement = await loadPlacement(tx, act, placementId);
  const [change] = await tx
    .select()
    .from(placementChanges)
    .where(and(ofPlacement(placement), eq(placementChanges.id, changeId)))
    .for("update");
  return change ? { placement, change } : refuse("not_found", "There is no such change of this placement");
}

/** The change of a locked placement that waits for somebody, locked too. */
export async function openChangeOf(tx: Tx, placement: PlacementRow): Promise<ChangeRow | undefined> {
  const [change] = await tx
    .select()
    .from(placementChanges)
    .where(and(ofPlacement(placement), inArray(placementChanges.status, [...open])))
    .for("update");
  return change;
}

/** The approvals of a change in the order in which the owners were named. */
export function approvalsOf(tx: Tx, act: Act, changeId: string): Promise<ChangeApproval[]> {
  return tx
    .select()
    .from(placementChangeApprovals)
    .where(
      and(
        eq(placementChangeApprovals.authorityId, act.actor.authorityId),
        eq(placementChangeApprovals.changeId, changeId),
      ),
    )
    .orderBy(asc(placementChangeApprovals.position));
}

/** The changes of a placement that the caller holds. */
export const ofPlacement = ({ authorityId, id }: PlacementRow) =>
  and(eq(placementChanges.authorityId, authorityId), eq(placementChanges.placementId, id));
