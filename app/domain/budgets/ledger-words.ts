import type { TransferReason } from "#app/core/words/budgets.ts";
import { type AccountKind, kindOfAccount } from "#app/domain/budgets/accounts.ts";

export const accountNames: Record<AccountKind, string> = {
  fund: "The authority's fund",
  available: "Available",
  committed: "Committed",
  owed: "Owed",
  paid: "Paid",
};

const reasonNames: Record<TransferReason, string> = {
  allocate: "Allocated by the authority",
  move: "Moved between budgets",
  commit: "Reserved for a placement",
  charge: "Charged on a statement",
  release: "Released again",
  settle: "Paid",
  correct: "Corrected",
};

type Line = { reason: TransferReason; fromAccount: string; toAccount: string };

/** What one line of a budget's ledger says, in words. */
export function lineInWords({ reason, fromAccount, toAccount }: Line): string {
  const from = kindOfAccount(fromAccount);
  const to = kindOfAccount(toAccount);
  if (reason === "correct" && to === "committed") return "Credited to the reservation";
  if (reason === "settle" && from === "paid") return "Taken off the next payment";
  return reasonNames[reason];
}

export const movementInWords = ({ fromAccount, toAccount }: Line): string =>
  `${accountNames[kindOfAccount(fromAccount)]} → ${accountNames[kindOfAccount(toAccount)]}`;
