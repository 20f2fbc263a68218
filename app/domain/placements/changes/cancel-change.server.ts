import type { PersonAct } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { closeChange } from "#app/domain/placements/changes/close-change.server.ts";
import { canCancelChange } from "#app/domain/placements/changes/policy.ts";
import { loadChange } from "#app/domain/placements/changes/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** Takes back a change that is not approved yet; the placement stays as it is. */
export function cancelChange(
  act: PersonAct,
  { reason, ...which }: { placementId: string; changeId: string; reason: string },
): Promise<void> {
  return transaction(act, async (tx) => {
    const { placement, change } = await loadChange(tx, act, which);
    ensure(canCancelChange(act.actor, placement), "Who commissioned a placement cancels its change");

    await closeChange(tx, act, change, { verb: "cancel", reason });
  });
}
