import { and, eq, gte, lte, ne } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { daysBetween, formatDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import type { BudgetValues } from "#app/domain/budgets/forms.ts";
import { canAllocate } from "#app/domain/budgets/policy.ts";
import { findOrganisation } from "#app/domain/organisations/queries.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { budgets } from "#db/schema/budgets.ts";

/**
 * Opens a budget, empty, for one owner and one period. Refuses (rule) a provider as owner, a period of more than
 * two years and one that another budget of the same owner already covers in part.
 */
export function openBudget(act: Act, form: BudgetValues): Promise<{ id: string }> {
  return transaction(act, async (tx) => {
    ensure(canAllocate(act.actor), "Only a finance officer or the authority's lead can open a budget");
    const owner = await findOrganisation(tx, act, form.ownerId);
    if (!owner) refuse("not_found", "There is no such organisation");
    ensureRule(owner.kind !== "provider", "A provider is paid from budgets and holds none", "ownerId");
    ensureRule(
      daysBetween(form.startsOn, form.endsOn) < 2 * 366,
      "A budget lasts two years at most: choose an earlier last day",
      "endsOn",
    );
    await ensureApart(tx, act, form);

    const opened = await tx
      .insert(budgets)
      .values({ ...form, authorityId: act.actor.authorityId, openedAt: act.now })
      .onConflictDoNothing({ target: [budgets.authorityId, budgets.id] })
      .returning({ id: budgets.id });
    if (opened.length > 0) await record(tx, act, { name: "budget.opened", subjectId: form.id });
    return { id: form.id };
  });
}

async function ensureApart(tx: Tx, act: Act, form: BudgetValues): Promise<void> {
  const [other] = await tx
    .select({ name: budgets.name, startsOn: budgets.startsOn, endsOn: budgets.endsOn })
    .from(budgets)
    .where(
      and(
        eq(budgets.authorityId, act.actor.authorityId),
        eq(budgets.ownerId, form.ownerId),
        ne(budgets.id, form.id),
        lte(budgets.startsOn, form.endsOn),
        gte(budgets.endsOn, form.startsOn),
      ),
    )
    .limit(1);
  if (other)
    refuse(
      "rule",
      `${other.name} already covers ${formatDay(other.startsOn)} to ${formatDay(other.endsOn)} for this owner: choose days outside it`,
      "startsOn",
    );
}
