/** Searches that found nothing, in words, and the days an officer looks at. */
import { addDays, type CalendarDate, type DayRange } from "#app/core/calendar.ts";
import { needNames, needs } from "#app/core/words/menu.ts";
import { dayIn } from "#app/platform/address.ts";

/** A term or so, unless the address says otherwise. */
const usualDays = 90;

/** The days of an address's `from` and `to`; in the wrong order they are turned about. */
export function daysOfMisses(params: URLSearchParams, today: CalendarDate): DayRange {
  const from = dayIn(params, "from");
  const endsOn = dayIn(params, "to") ?? today;
  const startsOn = from ?? addDays(endsOn, -usualDays);
  return startsOn <= endsOn ? { startsOn, endsOn } : { startsOn: endsOn, endsOn: startsOn };
}

export function needInWords(need: string): string {
  const known = needs.find((one) => one === need);
  return known ? needNames[known] : "No need given";
}

export const areaInWords = (area: string): string => area || "No place given";
