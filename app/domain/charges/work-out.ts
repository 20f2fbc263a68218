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
  chargeParts,
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
  readonly before: readonly ChargePart[];
  readonly sessionsBefore: number;
  readonly isFirst: boolean;
  /** What is still reserved for the placement, by the same owners and years. */
  readonly reserved: readonly ChargePart[];
};

export type ChargeLine = { text: string; sessions: number; pence: Pence };

export type WorkedOut = {
  readonly parts: ChargePart[];
  readonly pence: Pence;
  /** All that has been charged with this charge. */
  readonly cumulativePence: Pence;
  /** What lies beyond the reservation and waits for approval. */
  readonly waitingPence: Pence;
  readonly sessionsPlanned: number;
  readonly sessionsAttended: number;
  readonly sessionsCharged: number;
  readonly sessionsNotReported: number;
  readonly lines: ChargeLine[];
};

/**
 * A month's charge of one placement: the cumulative figure to the month's end, by owner and financial year,
 * less what was charged before, so that late changes of earlier months are in it. A part never goes beyond
 * what is still reserved for it: the rest is named on the statement and waits.
 */
export function workOut(facts: ChargeFacts): WorkedOut {
  const { month, price, terms, planned, sessions, before } = facts;
  const bounds = monthBounds(month);
  const cumulativeTo = (day: typeof bounds.endsOn): ChargePart[] =>
    cumulativeParts(price, planned, chargeableByYear(terms, sessions, day));
  const cumulative = cumulativeTo(bounds.endsOn);
  const due = chargeParts(cumulative, before);
  const capped = due.map((part) => withinReservation(part, facts.reserved));
  const parts = capped.filter((part) => part.pence !== 0);
  const charged = totalOfParts(parts);
  const waitingPence = minus(totalOfParts(due), charged);

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
    cumulativePence: plus(totalOfParts(before), charged),
    waitingPence,
    sessionsPlanned: own.length,
    sessionsAttended: own.filter(({ mark }) => mark && isAttended(mark)).length,
    sessionsCharged,
    sessionsNotReported: own.filter(({ mark }) => mark === undefined || mark === null).length,
    lines: linesOf(facts, {
      ofMonth,
      monthPence,
      earlier: sessionsCharged - ofMonth,
      due: totalOfParts(due),
      waitingPence,
    }),
  };
}

function withinReservation(part: ChargePart, reserved: readonly ChargePart[]): ChargePart {
  const left = sum(
    reserved
      .filter(({ owner, financialYear }) => owner === part.owner && financialYear === part.financialYear)
      .map((one) => one.pence),
  );
  return part.pence > left ? { ...part, pence: left } : part;
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
