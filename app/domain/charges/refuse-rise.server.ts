import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { riseLifecycle } from "#app/domain/charges/lifecycle.ts";
import { canRefuseRise } from "#app/domain/charges/policy.ts";
import { releaseRestIfConcluded } from "#app/domain/charges/release-rest.server.ts";
import { loadRise } from "#app/domain/charges/rise-visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { chargeRises } from "#db/schema/charges.ts";

/** The budget does not bear what lies beyond the reservation: it stays on the statement and is never charged, unless it grows. */
export function refuseRise(act: PersonAct, riseId: string, reason: string): Promise<void> {
  return transaction(act, async (tx) => {
    const { rise, placement } = await loadRise(tx, act, riseId);
    ensure(canRefuseRise(act.actor, rise), "A rise is refused by those who answer for the budget");
    const status = step(riseLifecycle, "refuse", rise.status, "rise");

    await tx
      .update(chargeRises)
      .set({ status, refusedBy: act.actor.userId, refusal: reason, closedAt: act.now })
      .where(and(eq(chargeRises.authorityId, rise.authorityId), eq(chargeRises.id, rise.id)));
    await record(tx, act, {
      name: "placement.rise_refused",
      subjectId: placement.id,
      details: { riseId: rise.id, ownerId: rise.ownerId, pence: rise.pence },
    });
    await releaseRestIfConcluded(tx, act, placement, rise.id);
  });
}
