import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { chargeLifecycle } from "#app/domain/charges/lifecycle.ts";
import { canQuery } from "#app/domain/charges/policy.ts";
import { loadCharge } from "#app/domain/charges/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { charges } from "#db/schema/charges.ts";

/** What is doubted about a charge; it stands beside it and moves no money. Refuses (conflict) once agreed. */
export function queryCharge(act: Act, chargeId: string, { query }: { query: string }): Promise<void> {
  return transaction(act, async (tx) => {
    const { charge } = await loadCharge(tx, act, chargeId);
    ensure(canQuery(act.actor, charge), "Only the school that commissioned, or finance, can query a charge");
    const status = step(chargeLifecycle, "query", charge.status, "this charge");

    await tx
      .update(charges)
      .set({ status, query })
      .where(and(eq(charges.authorityId, charge.authorityId), eq(charges.id, charge.id)));
    await record(tx, act, { name: "charge.queried", subjectId: charge.id, details: { month: charge.month } });
  });
}
