import {
  type CalendarDate,
  type DayRange,
  formatWeekday,
  type HalfDay,
  halfDays,
  partsOfWeeklyHalfDay,
  type Session,
  type Weekday,
  type WeeklyHalfDay,
  weekdayOf,
  weekdays,
  weeklyHalfDays,
} from "#app/core/calendar.ts";
import { isWithin, type SchoolCalendar, schoolDaysBetween } from "#app/domain/terms/school-days.ts";

/** The commissioning school's days, and the days on which the provider is shut. */
export type PlacementCalendars = {
  readonly school: SchoolCalendar;
  readonly providerClosures: readonly DayRange[];
};

/**
 * The planned sessions: the pattern's half days on school days of the commissioning school and open days of
 * the provider, from the first to the last day, both included, in the order of time. The single source for
 * price, register and report.
 */
export function sessionsBetween(
  pattern: readonly WeeklyHalfDay[],
  from: CalendarDate,
  to: CalendarDate,
  calendars: PlacementCalendars,
): Session[] {
  const halvesOf = halvesByWeekday(pattern);
  const sessions: Session[] = [];
  for (const day of schoolDaysBetween(calendars.school, from, to)) {
    const halves = halvesOf.get(weekdayOf(day) as Weekday);
    if (halves === undefined || isWithin(calendars.providerClosures, day)) continue;
    for (const half of halves) sessions.push({ day, half });
  }
  return sessions;
}

export function countSessions(
  pattern: readonly WeeklyHalfDay[],
  from: CalendarDate,
  to: CalendarDate,
  calendars: PlacementCalendars,
): number {
  return sessionsBetween(pattern, from, to, calendars).length;
}

function halvesByWeekday(pattern: readonly WeeklyHalfDay[]): Map<Weekday, HalfDay[]> {
  const halvesOf = new Map<Weekday, HalfDay[]>();
  for (const weeklyHalfDay of sortPattern(pattern)) {
    const { weekday, half } = partsOfWeeklyHalfDay(weeklyHalfDay);
    halvesOf.set(weekday, [...(halvesOf.get(weekday) ?? []), half]);
  }
  return halvesOf;
}

/** In the order of the week, each half day once. */
export function sortPattern(pattern: readonly WeeklyHalfDay[]): WeeklyHalfDay[] {
  return weeklyHalfDays.filter((weeklyHalfDay) => pattern.includes(weeklyHalfDay));
}

/** The pattern from a form's checkboxes, or undefined when anything ticked is not a half day of the week. */
export function patternFromForm(values: readonly string[]): WeeklyHalfDay[] | undefined {
  const known: readonly string[] = weeklyHalfDays;
  return values.every((value) => known.includes(value)) ? sortPattern(values as WeeklyHalfDay[]) : undefined;
}

/** "Monday and Tuesday mornings, all day Friday"; "No sessions" for an empty pattern. */
export function describePattern(pattern: readonly WeeklyHalfDay[]): string {
  const halvesOf = halvesByWeekday(pattern);
  const daysWith = (wanted: string): string[] =>
    weekdays.filter((day) => halvesOf.get(day)?.join() === wanted).map(formatWeekday);
  const mornings = halfDayPhrase(daysWith("am"), "morning");
  const afternoons = halfDayPhrase(daysWith("pm"), "afternoon");
  const wholeDays = daysWith(halfDays.join());
  const whole = wholeDays.length === 0 ? [] : [`all day ${inList(wholeDays)}`];
  const phrase = [...mornings, ...afternoons, ...whole].join(", ");
  return phrase === "" ? "No sessions" : phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

function halfDayPhrase(days: readonly string[], half: string): string[] {
  return days.length === 0 ? [] : [`${inList(days)} ${half}${days.length > 1 ? "s" : ""}`];
}

function inList(days: readonly string[]): string {
  if (days.length === weekdays.length) return "Monday to Friday";
  return days.length < 2 ? days.join("") : `${days.slice(0, -1).join(", ")} and ${days.at(-1)}`;
}
