import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import type { AllocationValues } from "#app/domain/budgets/forms.ts";
import { allocate } from "#app/domain/budgets/ledger.server.ts";
import { canAllocate } from "#app/domain/budgets/policy.ts";
import { findPosted, lockBudget } from "#app/domain/budgets/transfers.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** Puts money of the authority's year into a budget. The same form posted twice allocates once. */
export function allocateMoney(act: Act, budgetId: string, form: AllocationValues): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canAllocate(act.actor), "Only a finance officer or the authority's lead can allocate money");
    const budget = await lockBudget(tx, act, budgetId);
    const isRepeated = await findPosted(tx, act, `allocate:${form.id}:${budget.id}`);

    await allocate(tx, act, { budgetId: budget.id, pence: form.pence, sourceId: form.id });
    if (isRepeated) return;
    await record(tx, act, {
      name: "budget.allocated",
      subjectId: budget.id,
      details: { allocationId: form.id, pence: form.pence },
    });
  });
}
