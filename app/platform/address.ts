import { type CalendarDate, type Month, parseCalendarDate, parseMonth } from "#app/core/calendar.ts";

/** What the query of an address may say; anything else is as if it were not there. */

/** `?page=`, from 1 on; a page with a second list has another name for the place in that. */
export function pageIn(params: URLSearchParams, name = "page"): number {
  const text = params.get(name) ?? "";
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** The rows of one page of a list that is known whole, since its sums are asked for or it is worked out from others. */
export const onPage = <Row>(rows: readonly Row[], page: number, pageSize: number): Row[] =>
  rows.slice((page - 1) * pageSize, page * pageSize);

/** Far enough within the days that the calendar knows for weeks and months to be reckoned on either side. */
const firstDay = "2000-01-01";
const lastDay = "2090-12-31";

/** A day of the address, such as `?from=2026-09-07`. */
export function dayIn(params: URLSearchParams, name: string): CalendarDate | undefined {
  const day = parseCalendarDate(params.get(name) ?? "");
  return day !== undefined && day >= firstDay && day <= lastDay ? day : undefined;
}

/** A month of the address, such as `?month=2026-09`. */
export function monthIn(params: URLSearchParams, name = "month"): Month | undefined {
  const month = parseMonth(params.get(name) ?? "");
  return month !== undefined && month >= firstDay.slice(0, 7) && month <= lastDay.slice(0, 7)
    ? month
    : undefined;
}

/** `?year=`, as the year an academic or financial year begins in. */
export function yearIn(params: URLSearchParams): number | undefined {
  const year = Number(params.get("year") ?? Number.NaN);
  return Number.isInteger(year) && year >= 1990 && year < 2100 ? year : undefined;
}
