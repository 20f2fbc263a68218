import { and, asc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { type Pence, plus, zeroPence } from "#app/core/money.ts";
import { ensure } from "#app/core/refusal.ts";
import { settle } from "#app/domain/budgets/ledger.server.ts";
import { chargeLifecycle } from "#app/domain/charges/lifecycle.ts";
import { canSettle } from "#app/domain/charges/policy.ts";
import { loadCharge } from "#app/domain/charges/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { chargeParts, charges } from "#db/schema/charges.ts";

/**
 * The provider has been paid: what is owed becomes paid, less credits taken off since. A credit itself moves
 * nothing. Gives what was paid. Refuses (conflict) what is not agreed yet.
 */
export function settleCharge(act: Act, chargeId: string): Promise<Pence> {
  return transaction(act, async (tx) => {
    const { charge } = await loadCharge(tx, act, chargeId);
    ensure(canSettle(act.actor), "Only the authority's finance officers settle charges");
    const status = step(chargeLifecycle, "settle", charge.status, "this charge");

    const own = and(eq(charges.authorityId, charge.authorityId), eq(charges.id, charge.id));
    await tx.update(charges).set({ status, settledAt: act.now }).where(own);
    const parts = await tx
      .select()
      .from(chargeParts)
      .where(and(eq(chargeParts.authorityId, charge.authorityId), eq(chargeParts.chargeId, charge.id)))
      .orderBy(asc(chargeParts.budgetId));
    let paid = zeroPence;
    for (const { budgetId, pence } of parts) {
      if (pence <= 0) continue;
      const { placementId, providerId: payeeId } = charge;
      paid = plus(
        paid,
        await settle(tx, act, { budgetId, pence, payeeId, sourceId: charge.id, placementId }),
      );
    }
    await record(tx, act, { name: "charge.settled", subjectId: charge.id, details: { paidPence: paid } });
    return paid;
  });
}
