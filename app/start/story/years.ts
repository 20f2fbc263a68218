/** The two academic years of the story: the one that today lies in and the one before, whatever day it is. */
import {
  academicYearOf,
  addDays,
  type CalendarDate,
  calendarDate,
  type DayRange,
  earliest,
  financialYearBounds,
  financialYearOf,
  weekdayOf,
} from "#app/core/calendar.ts";

import type { Progress } from "#app/start/story/providers.ts";

export type StoryTerm = DayRange & { name: string };
export type StoryYears = {
  today: CalendarDate;
  first: number;
  last: number;
  terms: StoryTerm[];
  closures: (DayRange & { reason: string })[];
  financialYears: { name: string; startsOn: CalendarDate; endsOn: CalendarDate }[];
};

/** Terms, closures and financial years around today. Each year is laid out alike: these are demonstration terms. */
export function storyYears(today: CalendarDate): StoryYears {
  const last = academicYearOf(today);
  const first = last - 1;
  const years = [first, last, ...(isKnownAhead(today) ? [last + 1] : [])];
  return {
    today,
    first,
    last,
    terms: years.flatMap(termsOf),
    closures: years.flatMap(closuresOf),
    financialYears: financialYearsBetween(
      calendarDate(`${first}-09-01`),
      calendarDate(`${last + 1}-08-31`),
      today,
    ),
  };
}

/** From May on, the next year's terms are known, so that autumn can be planned. */
const isKnownAhead = (today: CalendarDate) => ["05", "06", "07", "08"].includes(today.slice(5, 7));

/** Providers that are listed began before the first September; the others are at their step now. */
export function startOf({ today, first }: StoryYears, progress: Progress, index: number): CalendarDate {
  const daysAgo: Partial<Record<Progress, number>> = {
    draft: 9,
    submitted: 12,
    in_check: 24,
    shared: 9,
    corrected: 16,
    proposed: 40,
    declined: 75,
  };
  const ago = daysAgo[progress];
  return ago === undefined ? addDays(calendarDate(`${first}-06-08`), index) : addDays(today, -ago);
}

function termsOf(year: number): StoryTerm[] {
  return [
    {
      name: `Autumn ${year}`,
      startsOn: onOrAfter(`${year}-09-01`, 2),
      endsOn: onOrBefore(`${year}-12-20`, 5),
    },
    {
      name: `Spring ${year + 1}`,
      startsOn: onOrAfter(`${year + 1}-01-04`, 1),
      endsOn: onOrBefore(`${year + 1}-03-28`, 5),
    },
    {
      name: `Summer ${year + 1}`,
      startsOn: onOrAfter(`${year + 1}-04-13`, 1),
      endsOn: onOrBefore(`${year + 1}-07-22`, 3),
    },
  ];
}

function closuresOf(year: number) {
  const autumn = onOrAfter(`${year}-10-24`, 1);
  const spring = onOrAfter(`${year + 1}-02-14`, 1);
  const summer = onOrAfter(`${year + 1}-05-25`, 1);
  const mayDay = onOrAfter(`${year + 1}-05-01`, 1);
  return [
    { startsOn: autumn, endsOn: addDays(autumn, 4), reason: "Autumn half term" },
    { startsOn: spring, endsOn: addDays(spring, 4), reason: "Spring half term" },
    { startsOn: mayDay, endsOn: mayDay, reason: "Early May bank holiday" },
    { startsOn: summer, endsOn: addDays(summer, 4), reason: "Summer half term" },
  ];
}

/** Financial years touched by the story; next April's opens some months ahead. */
function financialYearsBetween(from: CalendarDate, to: CalendarDate, today: CalendarDate) {
  const lastOpen = financialYearOf(earliest(to, addDays(today, 150)));
  const years = [];
  for (let year = financialYearOf(from); year <= lastOpen; year++) {
    years.push({ name: `${year} to ${year + 1}`, ...financialYearBounds(year) });
  }
  return years;
}

const daysOfWeek = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** The first day on or after this one that is the stated day of the week (1 is Monday). */
function onOrAfter(text: string, dayOfWeek: number): CalendarDate {
  let day = calendarDate(text);
  while (weekdayOf(day) !== daysOfWeek[dayOfWeek]) day = addDays(day, 1);
  return day;
}

function onOrBefore(text: string, dayOfWeek: number): CalendarDate {
  let day = calendarDate(text);
  while (weekdayOf(day) !== daysOfWeek[dayOfWeek]) day = addDays(day, -1);
  return day;
}
