import { addMonths, formatMonth, type Month, monthBounds, monthOf } from "#app/core/calendar.ts";
import { formatMoney, minus, type Pence, pence, plus, sum, zeroPence } from "#app/core/money.ts";
import { priceBasisNames } from "#app/core/words/menu.ts";
import { isAttended } from "#app/domain/attendance/codes.ts";
import {
  type ChargingTerms,
  chargeableByYear,
  chargeableSessions,
  type SessionToCharge,
} from "#app/domain/charges/charging.ts";
import { type AgreedPrice, sessionsInBasis } from "#app/domain/menu/pricing.ts";
import {
  type ChargePart,
  cumulativeParts,
  type FundingPart,
  totalOfParts,
} from "#app/domain/placements/funding.ts";

export type ChargeFacts = {
  readonly month: Month;
  readonly price: AgreedPrice;
  readonly terms: ChargingTerms;
  /** What each owner bears of the sessions as agreed, not shortened by an early end. */
  readonly planned: readonly FundingPart[];
  /** Planned sessions from the first day to the last, with what became of each. */
  readonly sessions: readonly SessionToCharge[];
  /** Which budget bears the part of an owner in a financial year; one budget may bear two years. */
  readonly budgetOf: (part: ChargePart) => string | undefined;
  /** What has been charged to each budget so far. */
  readonly before: ReadonlyMap<string, Pence>;
  readonly sessionsBefore: number;
  readonly isFirst: boolean;
  /** What each budget still has reserved for the placement. */
  readonly reserved: ReadonlyMap<string, Pence>;
};

/** What one budget is charged; below nought, a credit. */
export type BudgetPart = { readonly budgetId: string; readonly pence: Pence };

export type ChargeLine = { text: string; sessions: number; pence: Pence };

export type WorkedOut = {
  readonly parts: BudgetPart[];
  readonly pence: Pence;
  /** All that has been charged with this charge. */
  readonly cumulativePence: Pence;
  /** What lies beyond the reservation and waits for approval. */
  readonly waitingPence: Pence;
  /** The same by the budget that would have to bear more; what no budget was named for is not among them. */
  readonly rises: BudgetPart[];
  readonly sessionsPlanned: number;
  readonly sessionsAttended: number;
  readonly sessionsCharged: number;
  readonly sessionsNotReported: number;
  readonly lines: ChargeLine[];
};

/**
 * A month's charge of one placement: the cumulative figure to the month's end, by budget, less what was
 * charged before, so that late changes of earlier months are in it. A part never goes beyond what is still
 * reserved for it: the rest, and what no budget was named for, is said on the statement and waits.
 */
export function workOut(facts: ChargeFacts): WorkedOut {
  const { month, price, terms, planned, sessions } = facts;
  const bounds = monthBounds(month);
  const cumulativeTo = (day: typeof bounds.endsOn): ChargePart[] =>
    cumulativeParts(price, planned, chargeableByYear(terms, sessions, day));
  const cumulative = cumulativeTo(bounds.endsOn);
  const before = sum(facts.before.values());
  const due = minus(totalOfParts(cumulative), before);
  const dueOfBudgets = dueByBudget(cumulative, facts);
  const parts = dueOfBudgets
    .map((part) => withinReservation(part, facts.reserved))
    .filter((part) => part.pence !== 0);
  const charged = sum(parts.map((part) => part.pence));
  const waitingPence = minus(due, charged);

  const own = sessions.filter(({ day }) => monthOf(day) === month);
  const chargeable = chargeableSessions(
    terms,
    sessions.filter(({ day }) => day <= bounds.endsOn),
  );
  const ofMonth = chargeable.filter(({ day }) => monthOf(day) === month).length;
  const sessionsCharged = chargeable.length - facts.sessionsBefore;
  const monthPence = minus(
    totalOfParts(cumulative),
    totalOfParts(cumulativeTo(monthBounds(addMonths(month, -1)).endsOn)),
  );
  return {
    parts,
    pence: charged,
    cumulativePence: plus(before, charged),
    waitingPence,
    rises: dueOfBudgets.flatMap((part) => beyondReservation(part, facts.reserved)),
    sessionsPlanned: own.length,
    sessionsAttended: own.filter(({ mark }) => mark && isAttended(mark)).length,
    sessionsCharged,
    sessionsNotReported: own.filter(({ mark }) => mark === undefined || mark === null).length,
    lines: linesOf(facts, {
      ofMonth,
      monthPence,
      earlier: sessionsCharged - ofMonth,
      due,
      waitingPence,
    }),
  };
}

/**
 * What each budget owes once this much has been borne in all, less what it was charged before. Below nought
 * when a correction takes back more than the month adds, or where the month adds less than a penny for each
 * owner, by that penny. Budgets that owe nothing are left out.
 */
export function dueByBudget(
  cumulative: readonly ChargePart[],
  { before, budgetOf }: Pick<ChargeFacts, "before" | "budgetOf">,
): BudgetPart[] {
  const due = new Map([...before].map(([budgetId, charged]) => [budgetId, minus(zeroPence, charged)]));
  for (const part of cumulative) {
    const budgetId = budgetOf(part);
    if (budgetId !== undefined) due.set(budgetId, plus(due.get(budgetId) ?? zeroPence, part.pence));
  }
  return [...due].flatMap(([budgetId, owed]) => (owed === 0 ? [] : [{ budgetId, pence: owed }]));
}

function withinReservation(part: BudgetPart, reserved: ReadonlyMap<string, Pence>): BudgetPart {
  const left = reserved.get(part.budgetId) ?? zeroPence;
  return part.pence > left ? { ...part, pence: left } : part;
}

function beyondReservation(part: BudgetPart, reserved: ReadonlyMap<string, Pence>): BudgetPart[] {
  const beyond = minus(part.pence, withinReservation(part, reserved).pence);
  return beyond > 0 ? [{ ...part, pence: beyond }] : [];
}

type Figures = { ofMonth: number; monthPence: Pence; earlier: number; due: Pence; waitingPence: Pence };

/** The lines of a charge; they add to it to the penny. */
function linesOf({ month, price, isFirst }: ChargeFacts, figures: Figures): ChargeLine[] {
  const { ofMonth, monthPence, earlier, due, waitingPence } = figures;
  const fee = isFirst ? (price.joiningFeePence ?? zeroPence) : zeroPence;
  const rest = minus(minus(due, monthPence), fee);
  const of = price.basis === "session" ? "" : ` of ${sessionsInBasis(price)} sessions`;
  const rate = `${formatMoney(price.pricePence)} ${priceBasisNames[price.basis]}${of}`;
  const lines: ChargeLine[] = [
    {
      text: `${formatMonth(month)}: ${sessionsInWords(ofMonth)} at ${rate}`,
      sessions: ofMonth,
      pence: monthPence,
    },
  ];
  if (fee !== 0) lines.push({ text: "Joining fee, charged once", sessions: 0, pence: fee });
  if (earlier !== 0 || rest !== 0)
    lines.push({
      text:
        rest < 0
          ? `Credit for earlier months, after late changes: ${sessionsInWords(earlier)}`
          : `Earlier months, not charged until now: ${sessionsInWords(earlier)}`,
      sessions: earlier,
      pence: rest,
    });
  if (waitingPence !== 0)
    lines.push({
      text: "Beyond what is reserved for this placement: waits for approval",
      sessions: 0,
      pence: pence(-waitingPence),
    });
  return lines;
}

/** "12 sessions", "1 session", "−2 sessions". */
function sessionsInWords(count: number): string {
  return `${count < 0 ? "−" : ""}${Math.abs(count)} ${Math.abs(count) === 1 ? "session" : "sessions"}`;
}
