import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import type { MoveValues } from "#app/domain/budgets/forms.ts";
import { move } from "#app/domain/budgets/ledger.server.ts";
import { canAllocate } from "#app/domain/budgets/policy.ts";
import { findPosted } from "#app/domain/budgets/transfers.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/**
 * Moves available money to another budget of the same authority; carrying forward into the next year is one.
 * Refuses (rule) when less is available. The same form posted twice moves once.
 */
export function moveMoney(act: Act, fromBudgetId: string, form: MoveValues): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canAllocate(act.actor), "Only a finance officer or the authority's lead can move money");
    const isRepeated = await findPosted(tx, act, `move:${form.id}:${fromBudgetId}`);

    const { toBudgetId, pence, id: sourceId } = form;
    await move(tx, act, { fromBudgetId, toBudgetId, pence, sourceId });
    if (isRepeated) return;
    const details = { moveId: sourceId, pence };
    await record(tx, act, {
      name: "budget.moved-out",
      subjectId: fromBudgetId,
      details: { ...details, toBudgetId },
    });
    await record(tx, act, {
      name: "budget.moved-in",
      subjectId: toBudgetId,
      details: { ...details, fromBudgetId },
    });
  });
}
