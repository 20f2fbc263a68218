import { randomUUID } from "node:crypto";
import { type CalendarDate, calendarDate } from "#app/core/calendar.ts";
import { type Pence, pence } from "#app/core/money.ts";
import { allocateMoney } from "#app/domain/budgets/allocate-money.server.ts";
import { type Balance, balancesOf } from "#app/domain/budgets/balances.server.ts";
import { openBudget } from "#app/domain/budgets/open-budget.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { systemAct, type World } from "#tests/support/world.ts";

type BudgetWishes = { name?: string; startsOn?: CalendarDate; endsOn?: CalendarDate; pence?: Pence };

/** A budget of an owner for the financial year around the tests' today, with money in it if asked for. */
export async function aBudget(world: World, ownerId: string, wishes: BudgetWishes = {}): Promise<string> {
  const act = systemAct(world);
  const { id } = await openBudget(act, {
    id: randomUUID(),
    ownerId,
    name: wishes.name ?? "Alternative provision 2026 to 2027",
    startsOn: wishes.startsOn ?? calendarDate("2026-04-01"),
    endsOn: wishes.endsOn ?? calendarDate("2027-03-31"),
  });
  if (wishes.pence && wishes.pence > 0)
    await allocateMoney(act, id, { id: randomUUID(), pence: pence(wishes.pence) });
  return id;
}

/** Where the money of a budget is, read as the authority's own clockwork. */
export async function balanceIn(world: World, budgetId: string): Promise<Balance> {
  const act = systemAct(world);
  const balances = await transaction(act, (tx) => balancesOf(tx, act, [budgetId]));
  const balance = balances.get(budgetId);
  if (!balance) throw new Error("no balance");
  return balance;
}
