/** How many places are booked and left, day by day, where bookings overlap and places change. */
import { addDays, type CalendarDate, compareDays, type DayRange } from "#app/core/calendar.ts";

/** Places of one weekly half day over some days; no last day means until further notice. */
export type GivenPlaces = {
  readonly places: number;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
};

export type FullestDay = { readonly day: CalendarDate; readonly places: number; readonly booked: number };

/** The places given on a day; none where no row covers it. */
export function placesOn(given: readonly GivenPlaces[], day: CalendarDate): number {
  return given.find((row) => row.startsOn <= day && (row.endsOn === null || day <= row.endsOn))?.places ?? 0;
}

/** The most bookings that any one day of the range bears. */
export function peakOf(bookings: readonly DayRange[], range: DayRange): number {
  return Math.max(0, ...edgesOf([], bookings, range).map((day) => bookedOn(bookings, day)));
}

/** The day of the range with the fewest places left, the earliest of equals. */
export function fullestDay(
  given: readonly GivenPlaces[],
  bookings: readonly DayRange[],
  range: DayRange,
): FullestDay {
  const days = edgesOf(given, bookings, range).map((day) => ({
    day,
    places: placesOn(given, day),
    booked: bookedOn(bookings, day),
  }));
  return days.reduce(
    (fullest, one) => (one.places - one.booked < fullest.places - fullest.booked ? one : fullest),
    days[0] ?? { day: range.startsOn, places: 0, booked: 0 },
  );
}

/** The places that are free on every day of the range; never below none. */
export function freeThroughout(
  given: readonly GivenPlaces[],
  bookings: readonly DayRange[],
  range: DayRange,
): number {
  const { places, booked } = fullestDay(given, bookings, range);
  return Math.max(0, places - booked);
}

function bookedOn(bookings: readonly DayRange[], day: CalendarDate): number {
  return bookings.filter((booking) => booking.startsOn <= day && day <= booking.endsOn).length;
}

/** The days of the range on which the answer may differ from the day before: between them nothing changes. */
function edgesOf(
  given: readonly GivenPlaces[],
  bookings: readonly DayRange[],
  range: DayRange,
): CalendarDate[] {
  const rows = [...given, ...bookings];
  const starts = rows.map((row) => row.startsOn);
  const ends = rows.flatMap((row) => (row.endsOn === null ? [] : [row.endsOn]));
  const after = ends
    .filter((day) => range.startsOn <= day && day < range.endsOn)
    .map((day) => addDays(day, 1));
  const within = starts.filter((day) => range.startsOn < day && day <= range.endsOn);
  return [...new Set([range.startsOn, ...within, ...after])].sort(compareDays);
}

/** The days of the range that none of the others cover, in the order of time. */
export function daysWithout(range: DayRange, others: readonly DayRange[]): DayRange[] {
  const left: DayRange[] = [];
  let from = range.startsOn;
  for (const other of others.toSorted((one, two) => compareDays(one.startsOn, two.startsOn))) {
    if (other.endsOn < from || other.startsOn > range.endsOn) continue;
    if (from < other.startsOn) left.push({ startsOn: from, endsOn: addDays(other.startsOn, -1) });
    from = addDays(other.endsOn, 1);
  }
  if (from <= range.endsOn) left.push({ startsOn: from, endsOn: range.endsOn });
  return left;
}
