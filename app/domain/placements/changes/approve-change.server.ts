import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { applyChange } from "#app/domain/placements/changes/apply-change.server.ts";
import { changeLifecycle } from "#app/domain/placements/changes/lifecycle.ts";
import { canApproveChangePart } from "#app/domain/placements/changes/policy.ts";
import {
  approvalsOf,
  type ChangeApproval,
  type ChangeRow,
  loadChange,
} from "#app/domain/placements/changes/visibility.server.ts";
import { nextApproval } from "#app/domain/placements/next-approval.ts";
import { hasApproved, isApproved } from "#app/domain/placements/policy.ts";
import { ensureStillNeeded } from "#app/domain/placements/still-needed.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { placementChangeApprovals, placementChanges } from "#db/schema/placement-changes.ts";

type Part = { placementId: string; changeId: string; ownerId: string };

/**
 * Approves one budget holder's part of a change. With the last approval the places, the money and the days of
 * the placement all change, or nothing does and this approval is not given either. Refuses (rule) with what no
 * longer fits or how much is missing in which budget; a second press of the same person changes nothing.
 */
export function approveChange(act: PersonAct, { ownerId, ...which }: Part): Promise<void> {
  return transaction(act, async (tx) => {
    const { placement, change } = await loadChange(tx, act, which);
    const approvals = await approvalsOf(tx, act, change.id);
    const part = approvals.find((one) => one.ownerId === ownerId);
    if (!part) return refuse("not_found", "This organisation does not pay for this placement");
    if (hasApproved(act.actor, part)) return;
    const { secondApproverAbovePence } = await settingsOf(tx, act);
    const needsSecond = change.costPence > secondApproverAbovePence;
    ensureStillNeeded(act.actor, part, needsSecond);
    ensure(
      canApproveChangePart(act.actor, placement, { askedBy: change.askedBy, part, needsSecond }),
      needsSecond
        ? "A placement of this cost is approved by two people who answer for the budget and did not ask for its change"
        : "Each budget's part is approved by those who answer for that budget",
    );
    const status = step(changeLifecycle, "approve", change.status, "change");

    const approved = await noteApproval(tx, act, part);
    const all = approvals.map((one) => (one.ownerId === ownerId ? approved : one));
    if (!all.every((one) => isApproved(one, needsSecond))) return;
    const figures = await applyChange(tx, act, placement, change);
    await closeAsApproved(tx, act, change, { status, ...figures });
  });
}

/** Writes down who approved, as the first or as the second person. */
async function noteApproval(tx: Tx, act: PersonAct, part: ChangeApproval): Promise<ChangeApproval> {
  const isFirst = part.approvedBy === null;
  const given = nextApproval(act, part);
  await tx
    .update(placementChangeApprovals)
    .set(given)
    .where(
      and(
        eq(placementChangeApprovals.authorityId, part.authorityId),
        eq(placementChangeApprovals.changeId, part.changeId),
        eq(placementChangeApprovals.ownerId, part.ownerId),
      ),
    );
  await record(tx, act, {
    name: isFirst ? "placement.change_part_approved" : "placement.change_part_seconded",
    subjectId: part.placementId,
    details: { changeId: part.changeId, ownerId: part.ownerId },
  });
  return { ...part, ...given };
}

type Approved = Pick<ChangeRow, "sessionsPlanned" | "costPence"> & { status: "approved" };

async function closeAsApproved(tx: Tx, act: PersonAct, change: ChangeRow, figures: Approved): Promise<void> {
  await tx
    .update(placementChanges)
    .set({ ...figures, approvedAt: act.now, closedAt: act.now })
    .where(and(eq(placementChanges.authorityId, change.authorityId), eq(placementChanges.id, change.id)));
  const { kind, startsOn, endsOn, costBeforePence } = change;
  const details = {
    changeId: change.id,
    kind,
    startsOn,
    endsOn,
    costBeforePence,
    costPence: figures.costPence,
  };
  await record(tx, act, { name: "placement.change_approved", subjectId: change.placementId, details });
}
