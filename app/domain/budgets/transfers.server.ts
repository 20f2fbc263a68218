/** The one place that writes transfers. What each business verb means in accounts is in ledger.server.ts. */
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { minus, type Pence, pence } from "#app/core/money.ts";
import { ensureRule, refuse } from "#app/core/refusal.ts";
import type { TransferReason } from "#app/core/words/budgets.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { budgets, transfers } from "#db/schema/budgets.ts";

export type Budget = typeof budgets.$inferSelect;
export type Transfer = typeof transfers.$inferSelect;

/** One movement as the ledger writes it; a side without a budget is the authority's fund. */
export type Movement = {
  reason: TransferReason;
  from: { account: string; budgetId?: string };
  to: { account: string; budgetId?: string };
  pence: Pence;
  /** The fact that moved the money; with the reason and the budget it makes the key. */
  sourceId: string;
  placementId?: string;
  correctsId?: string;
};

/** Locks these budgets in the order of their ids, so that two acts never wait for each other. */
export async function lockBudgets(tx: Tx, act: Act, ids: readonly string[]): Promise<Map<string, Budget>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(budgets)
    .where(and(eq(budgets.authorityId, act.actor.authorityId), inArray(budgets.id, [...new Set(ids)])))
    .orderBy(asc(budgets.id))
    .for("update");
  return new Map(rows.map((row) => [row.id, row]));
}

export async function lockBudget(tx: Tx, act: Act, id: string): Promise<Budget> {
  const budget = (await lockBudgets(tx, act, [id])).get(id);
  return budget ?? refuse("not_found", "There is no such budget");
}

/** What stands in one account of a budget. Right only while the budget's row is locked. */
export async function standsIn(
  tx: Tx,
  act: Act,
  side: { account: string; budgetId: string },
): Promise<Pence> {
  const [row] = await tx.execute<{ pence: string }>(sql`
    select coalesce((select sum(pence) from transfers where authority_id = ${act.actor.authorityId}
                       and to_budget_id = ${side.budgetId} and to_account = ${side.account}), 0)
         - coalesce((select sum(pence) from transfers where authority_id = ${act.actor.authorityId}
                       and from_budget_id = ${side.budgetId} and from_account = ${side.account}), 0) as pence`);
  return pence(Number(row?.pence ?? 0));
}

/** What one placement still has reserved in a budget: its commitments less what was charged and released of them. */
export async function reservedFor(
  tx: Tx,
  act: Act,
  { budgetId, placementId }: { budgetId: string; placementId: string },
): Promise<Pence> {
  const account = `committed:${budgetId}`;
  const [row] = await tx.execute<{ pence: string }>(sql`
    select coalesce(sum(case when to_account = ${account} then pence else 0 end), 0)
         - coalesce(sum(case when from_account = ${account} then pence else 0 end), 0) as pence
    from transfers where authority_id = ${act.actor.authorityId} and placement_id = ${placementId}`);
  return pence(Number(row?.pence ?? 0));
}

/** The transfer that already moved the money for this fact, if any. */
export async function findPosted(tx: Tx, act: Act, key: string): Promise<Transfer | undefined> {
  const [row] = await tx
    .select()
    .from(transfers)
    .where(and(eq(transfers.authorityId, act.actor.authorityId), eq(transfers.key, key)));
  return row;
}

export const keyOf = ({ reason, sourceId, from, to }: Movement) =>
  [reason, sourceId, from.budgetId ?? to.budgetId].join(":");

/**
 * Moves money once for one fact: a second try with the same key changes nothing. Refuses (rule) with the
 * sentence `tooLittle` makes of what is missing when the account it comes from holds less, and as a conflict
 * when the same fact has already moved another amount.
 */
export async function post(
  tx: Tx,
  act: Act,
  movement: Movement,
  tooLittle: (missing: Pence, held: Pence) => string,
): Promise<void> {
  const { from, to, pence: amount } = movement;
  if (amount <= 0) throw new RangeError(`${amount} pence cannot be moved`);
  const key = keyOf(movement);
  const before = await findPosted(tx, act, key);
  if (before) {
    if (before.pence === amount && before.fromAccount === from.account && before.toAccount === to.account)
      return;
    refuse("conflict", "This has already been entered in the ledger with another amount");
  }
  if (from.budgetId !== undefined) {
    const held = await standsIn(tx, act, { account: from.account, budgetId: from.budgetId });
    ensureRule(held >= amount, tooLittle(minus(amount, held), held));
  }
  await tx.insert(transfers).values({
    authorityId: act.actor.authorityId,
    key,
    reason: movement.reason,
    fromAccount: from.account,
    toAccount: to.account,
    pence: amount,
    fromBudgetId: from.budgetId,
    toBudgetId: to.budgetId,
    sourceId: movement.sourceId,
    placementId: movement.placementId,
    correctsId: movement.correctsId,
    userId: act.actor.kind === "person" ? act.actor.userId : undefined,
    at: act.now,
  });
}
