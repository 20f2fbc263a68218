import {
  academicYearBounds,
  academicYearOf,
  type DayRange,
  financialYearBounds,
  financialYearOf,
} from "#app/core/calendar.ts";

/** The chart of accounts: money is always in exactly one of these. */
export const accounts = {
  /** Where an authority's money of one year comes from; the only account that may stand below nothing. */
  fund: (yearLabel: string) => `fund:${yearLabel}`,
  available: (budgetId: string) => `available:${budgetId}`,
  committed: (budgetId: string) => `committed:${budgetId}`,
  owed: (budgetId: string, payeeId: string) => `owed:${budgetId}:${payeeId}`,
  paid: (budgetId: string, payeeId: string) => `paid:${budgetId}:${payeeId}`,
} as const;

export type AccountKind = keyof typeof accounts;

export function kindOfAccount(account: string): AccountKind {
  const [kind = ""] = account.split(":");
  if (kind in accounts) return kind as AccountKind;
  throw new RangeError(`${account} is not an account of the chart`);
}

/** The year whose fund feeds a budget: an academic one when the budget lies in exactly that, else a financial one. */
export function fundYearOf({ startsOn, endsOn }: DayRange): string {
  const academic = academicYearOf(startsOn);
  const { startsOn: first, endsOn: last } = academicYearBounds(academic);
  if (startsOn === first && endsOn === last) return `academic ${academic}`;
  const { startsOn: opens } = financialYearBounds(financialYearOf(startsOn));
  return `financial ${opens.slice(0, 4)}`;
}
