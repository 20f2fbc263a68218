import type { Act } from "#app/core/actor.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { loadConfirmedCondition, writeClosed } from "#app/domain/quality/conditions/load-condition.server.ts";
import { canCloseCondition } from "#app/domain/quality/policy.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** An officer finds a condition met, whether the provider has answered or not. The reason stands in the timeline. */
export function closeCondition(act: Act, conditionId: string, { reason }: { reason: string }): Promise<void> {
  return transaction(act, async (tx) => {
    const condition = await loadConfirmedCondition(tx, act, conditionId);
    const { actor } = act;
    ensure(
      canCloseCondition(actor),
      "Only a development officer or the authority lead may close a condition",
    );
    if (condition.closedOn) refuse("conflict", "This condition is closed already");

    await writeClosed(tx, act, { condition, userId: actor.userId, reason });
  });
}
