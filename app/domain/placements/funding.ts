import { type CalendarDate, financialYearOf, type Session } from "#app/core/calendar.ts";
import { type Pence, plus, share, sum, zeroPence } from "#app/core/money.ts";
import { type AgreedPrice, costOfNextSessions } from "#app/domain/menu/pricing.ts";

/** Who pays how much of a placement, in whole per cent. */
export type FundingShare = { readonly owner: string; readonly percent: number };

/** What one owner bears of one financial year (1 April) of a placement. */
export type FundingPart = {
  readonly owner: string;
  readonly financialYear: number;
  readonly pence: Pence;
  /** Planned sessions of the placement in that year; owners bear shares of the same sessions. */
  readonly sessions: number;
  /** First and last planned day in that year, which the period of the owner's budget has to cover. */
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
};

export type SessionsOfYear = Omit<FundingPart, "owner" | "pence">;

export type ChargePart = Pick<FundingPart, "owner" | "financialYear" | "pence">;

/** Why the shares cannot stand, in a sentence; undefined when they can. */
export function sharesMismatch(shares: readonly FundingShare[]): string | undefined {
  if (shares.length < 1 || shares.length > 3) return "Name one to three budgets to pay for this placement";
  if (new Set(shares.map(({ owner }) => owner)).size < shares.length)
    return "Name each budget only once and add its shares together";
  if (shares.some(({ percent }) => !Number.isInteger(percent) || percent < 1))
    return "Each share must be a whole number of per cent, 1 or more";
  const total = shares.reduce((all, { percent }) => all + percent, 0);
  return total === 100 ? undefined : `The shares must add to 100 per cent: they add to ${total}`;
}

/** Planned sessions counted by financial year, earliest first. */
export function sessionsByFinancialYear(sessions: readonly Session[]): SessionsOfYear[] {
  const years = new Map<number, SessionsOfYear>();
  for (const { day } of sessions) {
    const financialYear = financialYearOf(day);
    const so = years.get(financialYear) ?? { financialYear, sessions: 0, startsOn: day, endsOn: day };
    years.set(financialYear, {
      financialYear,
      sessions: so.sessions + 1,
      startsOn: day < so.startsOn ? day : so.startsOn,
      endsOn: day > so.endsOn ? day : so.endsOn,
    });
  }
  return [...years.values()].sort((left, right) => left.financialYear - right.financialYear);
}

/**
 * The planned cost by financial year and owner. Each year bears the cumulative figure to its end less that
 * to the end of the year before, the joining fee falls in the first, and within a year pence are split by
 * largest remainder, so that the parts add exactly to the planned cost. Nothing planned gives no parts.
 */
export function fundingParts(
  price: AgreedPrice,
  shares: readonly FundingShare[],
  sessions: readonly Session[],
): FundingPart[] {
  const wrong = sharesMismatch(shares);
  if (wrong !== undefined) throw new RangeError(wrong);
  const percents = shares.map(({ percent }) => percent);
  const years = sessionsByFinancialYear(sessions);
  return years.flatMap((year, index) => {
    const before = countBefore(years, index);
    const parts = share(
      costOfYear(price, { before, isFirst: index === 0, sessions: year.sessions }),
      percents,
    );
    return shares.map(({ owner }, place) => ({ owner, ...year, pence: parts[place] ?? zeroPence }));
  });
}

function countBefore(years: readonly SessionsOfYear[], index: number): number {
  return years.slice(0, index).reduce((all, year) => all + year.sessions, 0);
}

function costOfYear(price: AgreedPrice, year: { before: number; isFirst: boolean; sessions: number }): Pence {
  const fee = year.isFirst ? (price.joiningFeePence ?? zeroPence) : zeroPence;
  return plus(fee, costOfNextSessions(price, year.before, year.sessions));
}

/**
 * What each owner has borne in all once so many sessions of each financial year are chargeable. Every year
 * counts on from the sessions *planned* before it, so that an absence in March moves no penny in April, and
 * follows the proportions of the planned parts: a part never exceeds what was planned for it, and equals it
 * when every planned session is charged.
 */
export function cumulativeParts(
  price: AgreedPrice,
  planned: readonly FundingPart[],
  chargeableByYear: ReadonlyMap<number, number>,
): ChargePart[] {
  const years = [...new Map(planned.map((part) => [part.financialYear, part])).values()].sort(
    (left, right) => left.financialYear - right.financialYear,
  );
  for (const year of chargeableByYear.keys())
    if (!years.some(({ financialYear }) => financialYear === year))
      throw new RangeError(`Nothing is planned in the financial year ${year}`);
  return years.flatMap(({ financialYear }, index) => {
    const parts = planned.filter((part) => part.financialYear === financialYear);
    const cost = costOfYear(price, {
      before: countBefore(years, index),
      isFirst: index === 0,
      sessions: chargeableByYear.get(financialYear) ?? 0,
    });
    const split =
      cost === 0
        ? []
        : share(
            cost,
            parts.map(({ pence }) => pence),
          );
    return parts.map(({ owner }, place) => ({ owner, financialYear, pence: split[place] ?? zeroPence }));
  });
}

/** What the parts add up to. */
export function totalOfParts(parts: readonly ChargePart[]): Pence {
  return sum(parts.map(({ pence }) => pence));
}
