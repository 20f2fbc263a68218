import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { chargeLifecycle } from "#app/domain/charges/lifecycle.ts";
import { canAgree } from "#app/domain/charges/policy.ts";
import { releaseRestIfConcluded } from "#app/domain/charges/release-rest.server.ts";
import { loadCharge } from "#app/domain/charges/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { charges } from "#db/schema/charges.ts";

/**
 * The commissioning school, or the authority's finance, agrees a charge. The last statement of an ended
 * placement gives back what is still reserved for it, unless a rise waits. Refuses (conflict) what is already agreed or settled.
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
    await releaseRestIfConcluded(tx, act, placement, charge.id);
  });
}
