import { and, desc, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { formatMoney, type Pence, plus } from "#app/core/money.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { commit } from "#app/domain/budgets/ledger.server.ts";
import { riseLifecycle } from "#app/domain/charges/lifecycle.ts";
import type { RiseRow } from "#app/domain/charges/note-rises.server.ts";
import { isOvertaken } from "#app/domain/charges/overtaken.server.ts";
import { canApproveRise } from "#app/domain/charges/policy.ts";
import { loadRise } from "#app/domain/charges/rise-visibility.server.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { nextApproval } from "#app/domain/placements/next-approval.ts";
import { hasApproved, isApproved } from "#app/domain/placements/policy.ts";
import { ensureStillNeeded } from "#app/domain/placements/still-needed.ts";
import type { PlacementRow } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { chargeRises } from "#db/schema/charges.ts";
import { placementParts, placements } from "#db/schema/placements.ts";

/**
 * Approves what a statement charges beyond the reservation: so much more is reserved in the budget, and the next
 * statement charges it. Above the limit, by what the placement costs with it, with the second approval. Refuses
 * (rule) with how much is missing and what a change has reserved since, and (conflict) where a newer statement
 * asks for another amount than the one read; a second press of the same person changes nothing.
 */
export function approveRise(act: PersonAct, riseId: string, readPence: Pence): Promise<void> {
  return transaction(act, async (tx) => {
    const { rise, placement } = await loadRise(tx, act, riseId);
    if (hasApproved(act.actor, rise)) return;
    const { secondApproverAbovePence } = await settingsOf(tx, act);
    const needsSecond = plus(placement.costPence, rise.pence) > secondApproverAbovePence;
    if (rise.status === "approved") ensureStillNeeded(act.actor, rise, needsSecond);
    ensure(
      canApproveRise(act.actor, placement, { rise, needsSecond }),
      needsSecond
        ? "A placement of this cost is approved by two people who answer for the budget and did not ask for it"
        : "A rise is approved by those who answer for the budget",
    );
    const status = step(riseLifecycle, "approve", rise.status, "rise");
    if (rise.pence !== readPence)
      refuse(
        "conflict",
        `A newer statement makes it ${formatMoney(rise.pence)}: look again before you approve`,
      );
    ensureRule(
      !(await isOvertaken(tx, rise)),
      "The placement has been changed since this statement, and all that is planned of it is reserved. The next statement says whether anything lies beyond that",
    );

    const approved = await noteApproval(tx, act, rise);
    if (!isApproved(approved, needsSecond)) return;
    await tx.update(chargeRises).set({ status, closedAt: act.now }).where(only(rise));
    await reserveMore(tx, act, placement, rise);
    await record(tx, act, {
      name: "placement.rise_approved",
      subjectId: placement.id,
      details: { riseId: rise.id, ownerId: rise.ownerId, pence: rise.pence },
    });
  });
}

const only = (rise: RiseRow) =>
  and(eq(chargeRises.authorityId, rise.authorityId), eq(chargeRises.id, rise.id));

/** Writes down who approved, as the first or as the second person. */
async function noteApproval(tx: Tx, act: PersonAct, rise: RiseRow): Promise<RiseRow> {
  const given = nextApproval(act, rise);
  await tx.update(chargeRises).set(given).where(only(rise));
  return { ...rise, ...given };
}

/** The rise is borne with the last part that the budget bears of this placement. */
async function reserveMore(tx: Tx, act: PersonAct, placement: PlacementRow, rise: RiseRow): Promise<void> {
  const { authorityId, id: placementId } = placement;
  const { id: sourceId, budgetId, pence } = rise;
  await commit(tx, act, { budgetId, placementId, sourceId, pence });
  const own = and(
    eq(placementParts.authorityId, authorityId),
    eq(placementParts.placementId, placementId),
    eq(placementParts.budgetId, budgetId),
  );
  const [part] = await tx
    .select()
    .from(placementParts)
    .where(own)
    .orderBy(desc(placementParts.financialYear))
    .limit(1);
  if (!part) return refuse("not_found", "This budget bears no part of the placement");
  await tx
    .update(placementParts)
    .set({ reservedPence: plus(part.reservedPence, pence) })
    .where(and(own, eq(placementParts.financialYear, part.financialYear)));
  await tx
    .update(placements)
    .set({ costPence: plus(placement.costPence, pence) })
    .where(and(eq(placements.authorityId, authorityId), eq(placements.id, placementId)));
}
