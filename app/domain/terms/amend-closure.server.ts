import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { ensureAhead, ensureClosureApart, loadClosure } from "#app/domain/terms/closure-rules.server.ts";
import type { ClosureValues } from "#app/domain/terms/forms.ts";
import { canSetClosure } from "#app/domain/terms/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { closures } from "#db/schema/terms.ts";

/** Changes closed days or their reason. Refuses (rule) as adding them does, and days that had begun before. */
export function amendClosure(act: Act, closure: ClosureValues): Promise<void> {
  return transaction(act, async (tx) => {
    const before = await loadClosure(tx, act, closure.id);
    ensure(canSetClosure(act.actor, before.organisationId), "You cannot change these closed days");
    ensureAhead(act, before.startsOn);
    ensureAhead(act, closure.startsOn);
    await ensureClosureApart(tx, act, closure, before.organisationId);

    const { startsOn, endsOn, reason } = closure;
    await tx
      .update(closures)
      .set({ startsOn, endsOn, reason })
      .where(and(eq(closures.authorityId, before.authorityId), eq(closures.id, before.id)));
    await record(tx, act, {
      name: "closure.amended",
      subjectId: before.id,
      details: { startsOn, endsOn, before: { startsOn: before.startsOn, endsOn: before.endsOn } },
    });
  });
}
