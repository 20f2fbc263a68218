import { and, eq, inArray, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { monthOf } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { plus, zeroPence } from "#app/core/money.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { release } from "#app/domain/budgets/ledger.server.ts";
import { lockBudgets, reservedFor } from "#app/domain/budgets/transfers.server.ts";
import { chargeLifecycle } from "#app/domain/charges/lifecycle.ts";
import { canAgree } from "#app/domain/charges/policy.ts";
import { loadCharge } from "#app/domain/charges/visibility.server.ts";
import type { PlacementRow } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { charges } from "#db/schema/charges.ts";
import { placementParts } from "#db/schema/placements.ts";

/**
 * The commissioning school, or the authority's finance, agrees a charge. The last statement of an ended
 * placement gives back what is still reserved for it. Refuses (conflict) what is already agreed or settled.
 */
export function agreeCharge(act: Act, chargeId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const { charge, placement } = await loadCharge(tx, act, chargeId);
    ensure(canAgree(act.actor, charge), "Only the school that commissioned, or finance, can agree a charge");
    const status = step(chargeLifecycle, "agree", charge.status, "this charge");
    const agreedBy = act.actor.kind === "person" ? act.actor.userId : refuse("forbidden", "A person agrees");

    await tx
      .update(charges)
      .set({ status, agreedBy, agreedAt: act.now })
      .where(and(eq(charges.authorityId, charge.authorityId), eq(charges.id, charge.id)));
    await record(tx, act, { name: "charge.agreed", subjectId: charge.id, details: { month: charge.month } });
    if (await isLastAgreed(tx, placement)) await releaseRest(tx, act, placement, charge.id);
  });
}

/** Ended, charged for its last month, and nothing raised is still open. */
async function isLastAgreed(tx: Tx, placement: PlacementRow): Promise<boolean> {
  if (placement.endedOn === null) return false;
  const [row] = await tx
    .select({
      open: sql<number>`count(*) filter (where ${charges.status} in ('raised', 'queried'))::int`,
      lastMonth: sql<string | null>`max(${charges.month})`,
    })
    .from(charges)
    .where(and(eq(charges.authorityId, placement.authorityId), eq(charges.placementId, placement.id)));
  return row?.open === 0 && (row.lastMonth ?? "") >= monthOf(placement.endedOn);
}

async function releaseRest(tx: Tx, act: Act, placement: PlacementRow, chargeId: string): Promise<void> {
  const rows = await tx
    .select({ budgetId: placementParts.budgetId })
    .from(placementParts)
    .where(
      and(
        eq(placementParts.authorityId, placement.authorityId),
        inArray(placementParts.placementId, [placement.id]),
      ),
    );
  const budgetIds = rows.map(({ budgetId }) => budgetId).sort();
  await lockBudgets(tx, act, budgetIds);
  let released = zeroPence;
  for (const budgetId of budgetIds) {
    const pence = await reservedFor(tx, act, { budgetId, placementId: placement.id });
    if (pence === 0) continue;
    await release(tx, act, { budgetId, placementId: placement.id, pence, sourceId: chargeId });
    released = plus(released, pence);
  }
  if (released > 0)
    await record(tx, act, {
      name: "reservation.released",
      subjectId: placement.id,
      details: { pence: released },
    });
}
