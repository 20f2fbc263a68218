/** Days that hold on any day the journeys are walked, and what the school calendar makes of them. */
import {
  addDays,
  type CalendarDate,
  eachDay,
  financialYearOf,
  londonDay,
  type WeeklyHalfDay,
  weekdayOf,
} from "#app/core/calendar.ts";
import { storyYears } from "#app/start/story/years.ts";

export const today = londonDay(new Date());

/** Eight weeks and a day, so that some weeks of school lie inside them even in the summer. */
export const eightWeeksOn = addDays(today, 56);

const { terms, closures } = storyYears(today);

const isWithin = (day: CalendarDate) => (range: { startsOn: CalendarDate; endsOn: CalendarDate }) =>
  range.startsOn <= day && day <= range.endsOn;

const isSchoolDay = (day: CalendarDate) => terms.some(isWithin(day)) && !closures.some(isWithin(day));

/** How many sessions of a pattern lie between two days, counted off the calendar by hand. */
export function sessionsIn(pattern: readonly WeeklyHalfDay[], from: CalendarDate, to: CalendarDate): number {
  return [...eachDay(from, to)]
    .filter(isSchoolDay)
    .reduce((all, day) => all + pattern.filter((half) => half.startsWith(weekdayOf(day))).length, 0);
}

/** The same by financial year, since each year's budget bears its own. */
export function sessionsByYear(
  pattern: readonly WeeklyHalfDay[],
  from: CalendarDate,
  to: CalendarDate,
): { year: number; sessions: number }[] {
  const years = new Set([...eachDay(from, to)].map(financialYearOf));
  return [...years]
    .map((year) => ({
      year,
      sessions: [...eachDay(from, to)]
        .filter((day) => financialYearOf(day) === year)
        .reduce((all, day) => all + sessionsIn(pattern, day, day), 0),
    }))
    .filter(({ sessions }) => sessions > 0);
}

export const isAtWeekend = ["sat", "sun"].includes(weekdayOf(today));
