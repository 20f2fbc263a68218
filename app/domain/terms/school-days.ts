import {
  academicYearBounds,
  academicYearOf,
  addDays,
  type CalendarDate,
  type DayRange,
  eachDay,
  isWeekend,
} from "#app/core/calendar.ts";

/** The terms an authority has set, and the days closed within them (a school may add its own closures). */
export type SchoolCalendar = {
  readonly terms: readonly DayRange[];
  readonly closures: readonly DayRange[];
};

/** A weekday inside a term that is not closed. A day no term covers is not a school day. */
export function isSchoolDay(calendar: SchoolCalendar, day: CalendarDate): boolean {
  return isWithin(calendar.terms, day) && !isWithin(calendar.closures, day) && !isWeekend(day);
}

/** Whether any of the ranges holds the day; first and last days are inside. */
export function isWithin(ranges: readonly DayRange[], day: CalendarDate): boolean {
  return ranges.some((range) => range.startsOn <= day && day <= range.endsOn);
}

/** The school days from the first to the last day, both included, in order. */
export function schoolDaysBetween(
  calendar: SchoolCalendar,
  from: CalendarDate,
  to: CalendarDate,
): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (const day of eachDay(from, to)) if (isSchoolDay(calendar, day)) days.push(day);
  return days;
}

/**
 * The day that lies this many school days later, or earlier when the number is below zero; nought is the day
 * itself. Undefined where the terms set so far do not reach.
 */
export function addSchoolDays(
  calendar: SchoolCalendar,
  day: CalendarDate,
  schoolDays: number,
): CalendarDate | undefined {
  if (!Number.isSafeInteger(schoolDays)) throw new RangeError(`${schoolDays} is not a number of school days`);
  const direction = schoolDays < 0 ? -1 : 1;
  let left = Math.abs(schoolDays);
  let current = day;
  while (left > 0) {
    if (!hasTermAhead(calendar, current, direction)) return undefined;
    current = addDays(current, direction);
    if (isSchoolDay(calendar, current)) left -= 1;
  }
  return current;
}

function hasTermAhead(calendar: SchoolCalendar, day: CalendarDate, direction: 1 | -1): boolean {
  return calendar.terms.some((term) => (direction === 1 ? term.endsOn > day : term.startsOn < day));
}

/** The nth school day strictly after the day; for the day-six clock of a permanent exclusion n is 6. */
export function nthSchoolDayAfter(
  calendar: SchoolCalendar,
  day: CalendarDate,
  n: number,
): CalendarDate | undefined {
  if (n < 1) throw new RangeError(`There is no school day number ${n}`);
  return addSchoolDays(calendar, day, n);
}

/** The nth school day counting the day itself when it is one; for the day-six clock of a suspension n is 6. */
export function nthSchoolDayFrom(
  calendar: SchoolCalendar,
  day: CalendarDate,
  n: number,
): CalendarDate | undefined {
  if (n < 1) throw new RangeError(`There is no school day number ${n}`);
  if (!isSchoolDay(calendar, day)) return addSchoolDays(calendar, day, n);
  return addSchoolDays(calendar, day, n - 1);
}

/** How many school days a notice is ahead of a day: given on Monday for Wednesday, two. Never below nought. */
export function schoolDaysAhead(calendar: SchoolCalendar, noticeOn: CalendarDate, day: CalendarDate): number {
  return noticeOn < day ? schoolDaysBetween(calendar, addDays(noticeOn, 1), day).length : 0;
}

/** The academic years touched by these days in which no term has been set. */
export function yearsWithoutTerms(calendar: SchoolCalendar, from: CalendarDate, to: CalendarDate): number[] {
  const years: number[] = [];
  for (let year = academicYearOf(from); year <= academicYearOf(to); year += 1) {
    const bounds = academicYearBounds(year);
    const isSet = calendar.terms.some(
      (term) => term.startsOn <= bounds.endsOn && bounds.startsOn <= term.endsOn,
    );
    if (!isSet) years.push(year);
  }
  return years;
}
