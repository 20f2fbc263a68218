/** What each business verb moves, from which account to which. Money only moves; it is never made or edited. */
import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { formatMoney, minus, type Pence, pence, zeroPence } from "#app/core/money.ts";
import { ensureRule, refuse } from "#app/core/refusal.ts";
import { accounts, fundYearOf } from "#app/domain/budgets/accounts.ts";
import {
  findPosted,
  lockBudget,
  lockBudgets,
  post,
  reservedFor,
  standsIn,
  type Transfer,
} from "#app/domain/budgets/transfers.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { transfers } from "#db/schema/budgets.ts";

type Amount = { budgetId: string; pence: Pence };
type ForPlacement = Amount & { placementId: string };
type ToPayee = { payeeId: string; sourceId: string };

/** The authority puts money of its year's fund into a budget. */
export async function allocate(tx: Tx, act: Act, fact: Amount & { sourceId: string }): Promise<void> {
  const budget = await lockBudget(tx, act, fact.budgetId);
  await post(
    tx,
    act,
    {
      reason: "allocate",
      from: { account: accounts.fund(fundYearOf(budget)) },
      to: { account: accounts.available(budget.id), budgetId: budget.id },
      pence: fact.pence,
      sourceId: fact.sourceId,
    },
    () => "The fund is never short",
  );
}

/** Moves what is available from one budget to another. Refuses (rule) when less is available. */
export async function move(
  tx: Tx,
  act: Act,
  fact: { fromBudgetId: string; toBudgetId: string; pence: Pence; sourceId: string },
): Promise<void> {
  const locked = await lockBudgets(tx, act, [fact.fromBudgetId, fact.toBudgetId]);
  const from = locked.get(fact.fromBudgetId) ?? refuse("not_found", "There is no such budget");
  const to = locked.get(fact.toBudgetId) ?? refuse("not_found", "There is no such budget");
  ensureRule(from.id !== to.id, "Choose another budget to move the money to");
  await post(
    tx,
    act,
    {
      reason: "move",
      from: { account: accounts.available(from.id), budgetId: from.id },
      to: { account: accounts.available(to.id), budgetId: to.id },
      pence: fact.pence,
      sourceId: fact.sourceId,
    },
    missingFrom(from.name, fact.pence),
  );
}

/**
 * Reserves money for a placement. An extension or amendment gives its own source; the same source reserves
 * once. Refuses (rule) with how much is missing and in which budget.
 */
export async function commit(tx: Tx, act: Act, fact: ForPlacement & { sourceId?: string }): Promise<void> {
  const budget = await lockBudget(tx, act, fact.budgetId);
  await post(
    tx,
    act,
    {
      reason: "commit",
      from: { account: accounts.available(budget.id), budgetId: budget.id },
      to: { account: accounts.committed(budget.id), budgetId: budget.id },
      pence: fact.pence,
      sourceId: fact.sourceId ?? fact.placementId,
      placementId: fact.placementId,
    },
    missingFrom(budget.name, fact.pence),
  );
}

/** Gives back what a placement had reserved. Refuses (rule) beyond what is still reserved for it. */
export async function release(tx: Tx, act: Act, fact: ForPlacement & { sourceId: string }): Promise<void> {
  const budget = await lockBudget(tx, act, fact.budgetId);
  const key = `release:${fact.sourceId}:${budget.id}`;
  if (!(await findPosted(tx, act, key))) await ensureReserved(tx, act, fact, "released");
  await post(
    tx,
    act,
    {
      reason: "release",
      from: { account: accounts.committed(budget.id), budgetId: budget.id },
      to: { account: accounts.available(budget.id), budgetId: budget.id },
      pence: fact.pence,
      sourceId: fact.sourceId,
      placementId: fact.placementId,
    },
    missingFrom(budget.name, fact.pence),
  );
}

/**
 * What a statement charges of a placement's reservation becomes owed to the payee. Below nothing it is a credit:
 * money goes back to the reservation, out of what is owed to that payee and, where that is too little, out of
 * what was paid, since the next payment is the smaller for it. Refuses (rule) beyond the reservation.
 */
export async function charge(tx: Tx, act: Act, fact: ForPlacement & ToPayee): Promise<void> {
  if (fact.pence === 0) return;
  const budget = await lockBudget(tx, act, fact.budgetId);
  if (fact.pence < 0) return credit(tx, act, { ...fact, pence: pence(-fact.pence) });
  const key = `charge:${fact.sourceId}:${budget.id}`;
  if (!(await findPosted(tx, act, key))) await ensureReserved(tx, act, fact, "charged");
  await post(
    tx,
    act,
    {
      reason: "charge",
      from: { account: accounts.committed(budget.id), budgetId: budget.id },
      to: { account: accounts.owed(budget.id, fact.payeeId), budgetId: budget.id },
      pence: fact.pence,
      sourceId: fact.sourceId,
      placementId: fact.placementId,
    },
    missingFrom(budget.name, fact.pence),
  );
}

async function credit(tx: Tx, act: Act, fact: ForPlacement & ToPayee): Promise<void> {
  const { budgetId, payeeId, placementId } = fact;
  if (await findPosted(tx, act, `correct:${fact.sourceId}:${budgetId}`)) return;
  const owed = { account: accounts.owed(budgetId, payeeId), budgetId };
  const held = await standsIn(tx, act, owed);
  const shortBy = minus(fact.pence, held);
  if (shortBy > 0) {
    await post(
      tx,
      act,
      {
        reason: "settle",
        from: { account: accounts.paid(budgetId, payeeId), budgetId },
        to: owed,
        pence: shortBy,
        sourceId: fact.sourceId,
        placementId,
      },
      (missing) => `The credit is ${formatMoney(missing)} more than was ever charged by this payee`,
    );
  }
  await post(
    tx,
    act,
    {
      reason: "correct",
      from: owed,
      to: { account: accounts.committed(budgetId), budgetId },
      pence: fact.pence,
      sourceId: fact.sourceId,
      placementId,
    },
    (missing) => `The credit is ${formatMoney(missing)} more than is owed`,
  );
}

/**
 * What was owed for a statement has been paid. Where credits have made less owed than the statement said, what
 * is owed is what is paid. Gives what moved.
 */
export async function settle(
  tx: Tx,
  act: Act,
  fact: Amount & ToPayee & { placementId?: string },
): Promise<Pence> {
  const budget = await lockBudget(tx, act, fact.budgetId);
  const before = await findPosted(tx, act, `settle:${fact.sourceId}:${budget.id}`);
  if (before) return before.pence;
  const owed = { account: accounts.owed(budget.id, fact.payeeId), budgetId: budget.id };
  const paying = pence(Math.min(fact.pence, await standsIn(tx, act, owed)));
  if (paying <= 0) return zeroPence;
  await post(
    tx,
    act,
    {
      reason: "settle",
      from: owed,
      to: { account: accounts.paid(budget.id, fact.payeeId), budgetId: budget.id },
      pence: paying,
      sourceId: fact.sourceId,
      placementId: fact.placementId,
    },
    missingFrom(budget.name, paying),
  );
  return paying;
}

/**
 * Undoes one transfer exactly, by another that names it. Refuses (rule) when the money has already moved on,
 * and what is a correction itself.
 */
export async function correct(tx: Tx, act: Act, transferId: string): Promise<void> {
  const original = await loadTransfer(tx, act, transferId);
  ensureRule(original.reason !== "correct", "A correction is not itself corrected: enter what is right anew");
  const sides = [original.toBudgetId, original.fromBudgetId].filter((id) => id !== null);
  await lockBudgets(tx, act, sides);
  await ensureStillReserved(tx, act, original);
  await post(
    tx,
    act,
    {
      reason: "correct",
      from: { account: original.toAccount, budgetId: original.toBudgetId ?? undefined },
      to: { account: original.fromAccount, budgetId: original.fromBudgetId ?? undefined },
      pence: original.pence,
      sourceId: original.id,
      placementId: original.placementId ?? undefined,
      correctsId: original.id,
    },
    (missing) => `This can no longer be undone: ${formatMoney(missing)} of it has moved on since`,
  );
}

/** A reservation is undone only as far as it still is this placement's own, not out of another's. */
async function ensureStillReserved(tx: Tx, act: Act, original: Transfer): Promise<void> {
  const { placementId, toBudgetId: budgetId } = original;
  if (!placementId || !budgetId || original.toAccount !== accounts.committed(budgetId)) return;
  if (await findPosted(tx, act, `correct:${original.id}:${budgetId}`)) return;
  await ensureReserved(tx, act, { placementId, budgetId, pence: original.pence }, "undone");
}

async function loadTransfer(tx: Tx, act: Act, transferId: string): Promise<Transfer> {
  const [row] = await tx
    .select()
    .from(transfers)
    .where(and(eq(transfers.authorityId, act.actor.authorityId), eq(transfers.id, transferId)));
  return row ?? refuse("not_found", "There is no such line in the ledger");
}

async function ensureReserved(tx: Tx, act: Act, fact: ForPlacement, done: string): Promise<void> {
  const reserved = await reservedFor(tx, act, fact);
  ensureRule(
    fact.pence <= reserved,
    `Only ${formatMoney(reserved)} is still reserved for this placement, so ${formatMoney(fact.pence)} cannot be ${done}`,
  );
}

const missingFrom = (name: string, asked: Pence) => (missing: Pence, held: Pence) =>
  `${formatMoney(missing)} more is needed: ${name} has ${formatMoney(held)} available of the ${formatMoney(asked)} asked for`;
