import {
  addDays,
  type CalendarDate,
  compareDays,
  type DayRange,
  partsOfWeeklyHalfDay,
  type WeeklyHalfDay,
  weekdayOf,
} from "#app/core/calendar.ts";
import { freeThroughout, type GivenPlaces } from "#app/domain/menu/peak.ts";

type OfHalf = { readonly half: WeeklyHalfDay };
type Week = {
  readonly given: readonly (GivenPlaces & OfHalf)[];
  readonly booked: readonly (DayRange & OfHalf)[];
};

/**
 * The first day of the range from which a place on any half day is free for as many days as said; null when none
 * is seen. A place can only become free where places begin or a booking ends, so only those days are looked at.
 */
export function soonestPlace({ given, booked }: Week, range: DayRange, days: number): CalendarDate | null {
  const halves = [...new Set(given.map(({ half }) => half))];
  const found = halves.flatMap((half) => {
    const ofHalf = (row: OfHalf) => row.half === half;
    const [places, taken] = [given.filter(ofHalf), booked.filter(ofHalf)];
    const turns = [
      range.startsOn,
      ...places.map(({ startsOn }) => startsOn),
      ...taken.map(({ endsOn }) => addDays(endsOn, 1)),
    ];
    const first = turns
      .filter((day) => range.startsOn <= day)
      .map((day) => nextOn(half, day))
      .filter((day) => day <= range.endsOn)
      .sort(compareDays)
      .find((day) => freeThroughout(places, taken, { startsOn: day, endsOn: addDays(day, days - 1) }) > 0);
    return first === undefined ? [] : [first];
  });
  return found.sort(compareDays)[0] ?? null;
}

/** The first day from this one on that is of the half day's weekday. */
function nextOn(half: WeeklyHalfDay, from: CalendarDate): CalendarDate {
  const { weekday } = partsOfWeeklyHalfDay(half);
  let day = from;
  while (weekdayOf(day) !== weekday) day = addDays(day, 1);
  return day;
}
