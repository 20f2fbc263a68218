import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { ensureApart } from "#app/domain/placements/clashes.server.ts";
import { type FundingRow, fundingOf } from "#app/domain/placements/funding-rows.server.ts";
import { placementLifecycle } from "#app/domain/placements/lifecycle.ts";
import { nextApproval } from "#app/domain/placements/next-approval.ts";
import { canApprovePart, hasApproved, isApproved } from "#app/domain/placements/policy.ts";
import { reservePlacement } from "#app/domain/placements/reserve-placement.server.ts";
import { ensureStillNeeded } from "#app/domain/placements/still-needed.ts";
import { loadPlacement } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { placementFunding, placements } from "#db/schema/placements.ts";

/**
 * Approves one budget holder's part of a placement. With the last approval everything is reserved, in every
 * budget and for every place, or nothing is and this approval is not given either. Refuses (rule) with how
 * much is missing in which budget; a second press of the same person changes nothing.
 */
export function approvePlacement(act: PersonAct, placementId: string, ownerId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    const parts = await fundingOf(tx, act, placement.id);
    const part = parts.find((one) => one.ownerId === ownerId);
    if (!part) return refuse("not_found", "This organisation does not pay for this placement");
    if (hasApproved(act.actor, part)) return;
    const { secondApproverAbovePence } = await settingsOf(tx, act);
    const needsSecond = placement.costPence > secondApproverAbovePence;
    ensureStillNeeded(act.actor, part, needsSecond);
    ensure(
      canApprovePart(act.actor, placement, part, needsSecond),
      needsSecond
        ? "A placement of this cost is approved by two people who answer for the budget and did not ask for it"
        : "Each budget's part is approved by those who answer for that budget",
    );
    const status = step(placementLifecycle, "approve", placement.status, "placement");

    const approved = await noteApproval(tx, act, part);
    const all = parts.map((one) => (one.ownerId === ownerId ? approved : one));
    if (!all.every((one) => isApproved(one, needsSecond))) return;
    await ensureApart(tx, act, placement);
    const { sessionsPlanned, costPence } = await reservePlacement(tx, act, placement);
    await tx
      .update(placements)
      .set({ status, approvedAt: act.now, sessionsPlanned, costPence })
      .where(and(eq(placements.authorityId, placement.authorityId), eq(placements.id, placement.id)));
    await record(tx, act, { name: "placement.approved", subjectId: placement.id, details: { costPence } });
  });
}

/** Writes down who approved, as the first or as the second person. */
async function noteApproval(tx: Tx, act: PersonAct, part: FundingRow): Promise<FundingRow> {
  const given = nextApproval(act, part);
  await tx
    .update(placementFunding)
    .set(given)
    .where(
      and(
        eq(placementFunding.authorityId, part.authorityId),
        eq(placementFunding.placementId, part.placementId),
        eq(placementFunding.ownerId, part.ownerId),
      ),
    );
  await record(tx, act, {
    name: part.approvedBy === null ? "placement.part_approved" : "placement.part_seconded",
    subjectId: part.placementId,
    details: { ownerId: part.ownerId, sharePercent: part.sharePercent },
  });
  return { ...part, ...given };
}
