import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { ensureAhead, loadClosure } from "#app/domain/terms/closure-rules.server.ts";
import { canSetClosure } from "#app/domain/terms/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { closures } from "#db/schema/terms.ts";

/** Opens closed days again. Refuses (rule) days that have begun, for all but the authority. */
export function removeClosure(act: Act, closureId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const closure = await loadClosure(tx, act, closureId);
    ensure(canSetClosure(act.actor, closure.organisationId), "You cannot remove these closed days");
    ensureAhead(act, closure.startsOn);

    await tx
      .delete(closures)
      .where(and(eq(closures.authorityId, closure.authorityId), eq(closures.id, closure.id)));
    const { organisationId, startsOn, endsOn, reason } = closure;
    const details = { organisationId, startsOn, endsOn, reason };
    await record(tx, act, { name: "closure.removed", subjectId: closure.id, details });
  });
}
