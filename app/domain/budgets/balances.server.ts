import { and, eq, inArray, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type Pence, pence, plus, zeroPence } from "#app/core/money.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { budgets } from "#db/schema/budgets.ts";

/** Where all the money of a budget is; the four parts add up to what was allocated. */
export type Balance = {
  allocatedPence: Pence;
  availablePence: Pence;
  committedPence: Pence;
  owedPence: Pence;
  paidPence: Pence;
};

const nothing: Balance = {
  allocatedPence: zeroPence,
  availablePence: zeroPence,
  committedPence: zeroPence,
  owedPence: zeroPence,
  paidPence: zeroPence,
};

type Row = { id: string; available: string; committed: string; owed: string; paid: string };

/** The balances of some budgets; the caller has proved that they may be seen. */
export async function balancesOf(tx: Tx, act: Act, ids: readonly string[]): Promise<Map<string, Balance>> {
  const balances = new Map(ids.map((id) => [id, nothing]));
  if (ids.length === 0) return balances;
  const wanted = and(eq(budgets.authorityId, act.actor.authorityId), inArray(budgets.id, [...ids]));
  const rows = await tx.execute<Row>(sql`
    select ${budgets.id} as id, available_pence as available, committed_pence as committed,
           owed_pence as owed, paid_pence as paid
    from ${budgets} join budget_balances on budget_balances.authority_id = ${budgets.authorityId}
      and budget_balances.budget_id = ${budgets.id}
    where ${wanted}`);
  for (const row of rows) balances.set(row.id, balanceFrom(row));
  return balances;
}

function balanceFrom(row: Row): Balance {
  const [availablePence, committedPence, owedPence, paidPence] = [
    row.available,
    row.committed,
    row.owed,
    row.paid,
  ].map((text) => pence(Number(text))) as [Pence, Pence, Pence, Pence];
  const spent = plus(owedPence, paidPence);
  const allocatedPence = plus(plus(availablePence, committedPence), spent);
  return { allocatedPence, availablePence, committedPence, owedPence, paidPence };
}
