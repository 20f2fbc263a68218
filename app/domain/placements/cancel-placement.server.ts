import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { type Pence, plus, zeroPence } from "#app/core/money.ts";
import { ensure } from "#app/core/refusal.ts";
import { release } from "#app/domain/budgets/ledger.server.ts";
import { lockBudgets, reservedFor } from "#app/domain/budgets/transfers.server.ts";
import { lockOffer, releasePlaces } from "#app/domain/menu/places.server.ts";
import { cancelOpenChange } from "#app/domain/placements/changes/close-change.server.ts";
import { reservedPartsOf } from "#app/domain/placements/funding-rows.server.ts";
import { placementLifecycle } from "#app/domain/placements/lifecycle.ts";
import { isCommissioner } from "#app/domain/placements/policy.ts";
import { loadPlacement } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

/** Cancels a placement that has not started: its places and all of its money are free again. */
export function cancelPlacement(act: Act, placementId: string, reason: string): Promise<void> {
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    ensure(isCommissioner(act.actor, placement), "Who asked for a placement cancels it");
    const status = step(placementLifecycle, "cancel", placement.status, "placement");
    await lockOffer(tx, act, placement.offerId);

    await cancelOpenChange(tx, act, placement, "The placement was cancelled");
    await releasePlaces(tx, act, placement.id);
    const releasedPence = await releaseAll(tx, act, placement.id);
    await tx
      .update(placements)
      .set({ status, refusal: reason })
      .where(and(eq(placements.authorityId, placement.authorityId), eq(placements.id, placement.id)));
    await record(tx, act, {
      name: "placement.cancelled",
      subjectId: placement.id,
      details: { releasedPence },
    });
  });
}

async function releaseAll(tx: Tx, act: Act, placementId: string): Promise<Pence> {
  const budgetIds = (await reservedPartsOf(tx, act, placementId)).map(({ budgetId }) => budgetId);
  const locked = await lockBudgets(tx, act, budgetIds);
  let total = zeroPence;
  for (const budgetId of locked.keys()) {
    const pence = await reservedFor(tx, act, { budgetId, placementId });
    if (pence <= 0) continue;
    await release(tx, act, { budgetId, placementId, pence, sourceId: placementId });
    total = plus(total, pence);
  }
  return total;
}
