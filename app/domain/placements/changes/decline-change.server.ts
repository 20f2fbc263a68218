import type { PersonAct } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { closeChange } from "#app/domain/placements/changes/close-change.server.ts";
import { canAnswerChange } from "#app/domain/placements/changes/policy.ts";
import { loadChange } from "#app/domain/placements/changes/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** The provider does not take the change on; the placement stays as it is. */
export function declineChange(
  act: PersonAct,
  { reason, ...which }: { placementId: string; changeId: string; reason: string },
): Promise<void> {
  return transaction(act, async (tx) => {
    const { placement, change } = await loadChange(tx, act, which);
    ensure(canAnswerChange(act.actor, placement), "The provider's manager answers requests");

    await closeChange(tx, act, change, { verb: "decline", reason });
  });
}
