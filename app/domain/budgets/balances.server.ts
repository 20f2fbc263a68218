import { sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type Pence, pence, plus, zeroPence } from "#app/core/money.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

/** Where all the money of a budget is; the four parts add up to what was allocated. */
export type Balance = {
  allocatedPence: Pence;
  availablePence: Pence;
  committedPence: Pence;
  owedPence: Pence;
  paidPence: Pence;
};

/** Of a budget into which nothing has been put yet. */
export const nothing: Balance = {
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
  const wanted = sql.join(
    [...balances.keys()].map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  // Named in the view itself, so that only these budgets' transfers are summed.
  const rows = await tx.execute<Row>(sql`
    select budget_id as id, available_pence as available, committed_pence as committed,
           owed_pence as owed, paid_pence as paid
    from budget_balances
    where authority_id = ${act.actor.authorityId} and budget_id in (${wanted})`);
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
