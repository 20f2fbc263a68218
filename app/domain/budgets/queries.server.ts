import { and, asc, desc, eq, gte, lte, or, type SQL } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, financialYearBounds } from "#app/core/calendar.ts";
import { type Balance, balancesOf, nothing } from "#app/domain/budgets/balances.server.ts";
import { canAllocate } from "#app/domain/budgets/policy.ts";
import type { Budget } from "#app/domain/budgets/transfers.server.ts";
import { linesVisibleTo, visibleTo } from "#app/domain/budgets/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { budgets, transfers } from "#db/schema/budgets.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";

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

const columns = {
  id: budgets.id,
  name: budgets.name,
  ownerId: budgets.ownerId,
  owner: organisations.name,
  startsOn: budgets.startsOn,
  endsOn: budgets.endsOn,
};
const itsOwner = and(
  eq(organisations.authorityId, budgets.authorityId),
  eq(organisations.id, budgets.ownerId),
);

export type BudgetFilter = { financialYear?: number; page: number; pageSize: number };

/** The budgets of a financial year, or of all, with where their money is; and how many there are. */
export function listBudgets(act: Act, { financialYear, page, pageSize }: BudgetFilter) {
  const year = financialYear === undefined ? undefined : financialYearBounds(financialYear);
  const wanted = and(
    visibleTo(act.actor),
    year && lte(budgets.startsOn, year.endsOn),
    year && gte(budgets.endsOn, year.startsOn),
  );
  return transaction(act, async (tx) => {
    const rows = await budgetsIn(tx, wanted)
      .orderBy(asc(organisations.name), desc(budgets.startsOn), asc(budgets.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    return { rows: await withBalances(tx, act, rows), total: await tx.$count(budgets, wanted) };
  });
}

/** The budgets of the actor's own organisation that cover the day, with where their money is. */
export async function listOwnBudgets(tx: Tx, act: Act, day: CalendarDate) {
  if (act.actor.kind !== "person" || act.actor.organisationKind === "provider") return [];
  const own = and(
    visibleTo(act.actor),
    eq(budgets.ownerId, act.actor.organisationId),
    lte(budgets.startsOn, day),
    gte(budgets.endsOn, day),
  );
  return withBalances(tx, act, await budgetsIn(tx, own).orderBy(asc(budgets.startsOn)));
}

export function findBudget(act: Act, budgetId: string) {
  return transaction(act, async (tx) => {
    const rows = await budgetsIn(tx, and(visibleTo(act.actor), eq(budgets.id, budgetId)));
    return (await withBalances(tx, act, rows))[0];
  });
}

/** The other budgets that money may be moved to; for those who may move it. */
export function listMoveTargets(act: Act, budgetId: string) {
  if (!canAllocate(act.actor)) return Promise.resolve([]);
  return transaction(act, async (tx) => {
    const rows = await budgetsIn(tx, visibleTo(act.actor)).orderBy(
      asc(organisations.name),
      asc(budgets.startsOn),
    );
    return rows.filter(({ id }) => id !== budgetId);
  });
}

function budgetsIn(tx: Tx, wanted: SQL | undefined) {
  return tx.select(columns).from(budgets).innerJoin(organisations, itsOwner).where(wanted);
}

async function withBalances<Row extends { id: string }>(tx: Tx, act: Act, rows: readonly Row[]) {
  const balances = await balancesOf(
    tx,
    act,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, balance: balances.get(row.id) ?? nothing }));
}

export type LinesFilter = { page: number; pageSize: number };

/** The lines of one budget's ledger, newest first; for its holder and those who answer for all the money. */
export function listLines(act: Act, budgetId: string, { page, pageSize }: LinesFilter) {
  return transaction(act, async (tx) => {
    const wanted = and(
      eq(transfers.authorityId, act.actor.authorityId),
      or(eq(transfers.fromBudgetId, budgetId), eq(transfers.toBudgetId, budgetId)),
      linesVisibleTo(act.actor, budgetId),
    );
    const rows = await tx
      .select({
        id: transfers.id,
        reason: transfers.reason,
        fromAccount: transfers.fromAccount,
        toAccount: transfers.toAccount,
        fromBudgetId: transfers.fromBudgetId,
        toBudgetId: transfers.toBudgetId,
        pence: transfers.pence,
        placementId: transfers.placementId,
        by: users.name,
        at: transfers.at,
      })
      .from(transfers)
      .leftJoin(users, eq(users.id, transfers.userId))
      .where(wanted)
      .orderBy(desc(transfers.at), desc(transfers.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    return { rows, total: await tx.$count(transfers, wanted) };
  });
}

export type Line = Awaited<ReturnType<typeof listLines>>["rows"][number];
