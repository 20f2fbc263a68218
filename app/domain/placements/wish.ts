/** When a placement is looked for, as addresses carry it from the search to the request. */
import { type CalendarDate, type WeeklyHalfDay, weeklyHalfDays } from "#app/core/calendar.ts";
import { dayIn } from "#app/platform/address.ts";

export type Wish = {
  /** The half days wanted; none for any. */
  halves: readonly WeeklyHalfDay[];
  from: CalendarDate | undefined;
  weeks: number | undefined;
};

/** The wish of an address, which may have its own word for the first day; what cannot be read is left out. */
export function readWish(params: URLSearchParams, firstDay = "from"): Wish {
  const weeks = /^[1-9]\d?$/.test(params.get("weeks") ?? "") ? Number(params.get("weeks")) : undefined;
  return {
    halves: weeklyHalfDays.filter((half) => params.getAll("half").includes(half)),
    from: dayIn(params, firstDay),
    weeks,
  };
}

/** The same as a query, for the next address. */
export function wishQuery({ halves, from, weeks }: Wish): string {
  return new URLSearchParams([
    ...halves.map((half) => ["half", half]),
    ...(from ? [["from", from]] : []),
    ...(weeks ? [["weeks", String(weeks)]] : []),
  ]).toString();
}
