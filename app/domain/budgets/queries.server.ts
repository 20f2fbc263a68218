import { and, eq, gte, lte } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { CalendarDate } from "#app/core/calendar.ts";
import { type Balance, balancesOf } from "#app/domain/budgets/balances.server.ts";
import type { Budget } from "#app/domain/budgets/transfers.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { budgets } from "#db/schema/budgets.ts";

/**
 * The budget of an owner whose period holds the day; nothing when none is open for it. For commands, which
 * have proved what their actor may do: a school's request names the partnership's budget without seeing it.
 */
export async function budgetOn(
  tx: Tx,
  act: Act,
  ownerId: string,
  day: CalendarDate,
): Promise<Budget | undefined> {
  const [row] = await tx
    .select()
    .from(budgets)
    .where(
      and(
        eq(budgets.authorityId, act.actor.authorityId),
        eq(budgets.ownerId, ownerId),
        lte(budgets.startsOn, day),
        gte(budgets.endsOn, day),
      ),
    );
  return row;
}

/** Where a budget's money is now; for commands and pages that already hold the budget. */
export async function balanceOf(tx: Tx, act: Act, budgetId: string): Promise<Balance | undefined> {
  return (await balancesOf(tx, act, [budgetId])).get(budgetId);
}
