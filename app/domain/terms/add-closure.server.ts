import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { ensureAhead, ensureClosureApart } from "#app/domain/terms/closure-rules.server.ts";
import type { ClosureValues } from "#app/domain/terms/forms.ts";
import { canSetClosure } from "#app/domain/terms/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { closures } from "#db/schema/terms.ts";

/**
 * Adds closed days: of everybody (`null`) or of one organisation. Refuses (rule) days already closed there and,
 * for all but the authority, days that have begun.
 */
export function addClosure(act: Act, organisationId: string | null, closure: ClosureValues): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canSetClosure(act.actor, organisationId), "You cannot add closed days here");
    ensureAhead(act, closure.startsOn);
    await ensureClosureApart(tx, act, closure, organisationId);

    const added = await tx
      .insert(closures)
      .values({ ...closure, organisationId, authorityId: act.actor.authorityId })
      .onConflictDoNothing({ target: [closures.authorityId, closures.id] })
      .returning({ id: closures.id });
    if (added.length === 0) return;
    const { startsOn, endsOn } = closure;
    const details = { organisationId, startsOn, endsOn };
    await record(tx, act, { name: "closure.added", subjectId: closure.id, details });
  });
}
