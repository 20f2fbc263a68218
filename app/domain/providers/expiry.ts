/** How long a piece of evidence holds: four rules, from its own dates alone. */
import {
  academicYearBounds,
  academicYearOf,
  addDays,
  addMonths,
  addYears,
  type CalendarDate,
  calendarDate,
  earliest,
  monthBounds,
  monthOf,
} from "#app/core/calendar.ts";
import type { ExpiryRule } from "#app/core/words/providers.ts";

export type Validity = { readonly expiryRule: ExpiryRule; readonly validMonths: number | null };
type Dates = { issuedOn?: CalendarDate | undefined; expiresOn?: CalendarDate | undefined };

/**
 * The last day an item holds: as it states, or by its kind's rule from the day it was issued. What it states may
 * shorten the rule and never lengthens it. Undefined while the day the rule begins from is not known.
 */
export function expiryOf(kind: Validity, { issuedOn, expiresOn }: Dates): CalendarDate | undefined {
  if (kind.expiryRule === "stated") return expiresOn;
  const byRule = issuedOn && lastDayByRule(kind, issuedOn);
  return byRule && expiresOn ? earliest(byRule, expiresOn) : byRule;
}

function lastDayByRule({ expiryRule, validMonths }: Validity, issuedOn: CalendarDate): CalendarDate {
  if (expiryRule === "september") return untilSeptember(issuedOn);
  if (expiryRule === "term") return untilNextTerm(issuedOn);
  return monthsLater(issuedOn, validMonths ?? 12);
}

/** Given again each September: to 30 September of the next school year, and never longer than a year. */
function untilSeptember(issuedOn: CalendarDate): CalendarDate {
  const { endsOn } = academicYearBounds(academicYearOf(issuedOn));
  return earliest(addDays(endsOn, 30), addYears(issuedOn, 1));
}

/**
 * Given again each term: to the end of the first month of the next one. Terms are taken to begin in September,
 * January and May, so that the rule hangs on no authority's calendar.
 */
function untilNextTerm(issuedOn: CalendarDate): CalendarDate {
  const [year, month] = [Number(issuedOn.slice(0, 4)), Number(issuedOn.slice(5, 7))];
  if (month <= 4) return calendarDate(`${year}-05-31`);
  return calendarDate(month <= 8 ? `${year}-09-30` : `${year + 1}-01-31`);
}

/** The same day of the month some months on, or the month's last when it has no such day. */
function monthsLater(day: CalendarDate, months: number): CalendarDate {
  const { startsOn, endsOn } = monthBounds(addMonths(monthOf(day), months));
  return earliest(endsOn, addDays(startsOn, Number(day.slice(8, 10)) - 1));
}

/** How long it holds, in words. */
export function validityText({ expiryRule, validMonths }: Validity): string {
  if (expiryRule === "stated") return "Until the day the document states";
  if (expiryRule === "september") return "Until 30 September of the next school year, a year at most";
  if (expiryRule === "term") return "For the term, until a month into the next";
  const months = validMonths ?? 12;
  if (months % 12 !== 0) return `${months} months from its issue`;
  return months === 12 ? "A year from its issue" : `${months / 12} years from its issue`;
}
