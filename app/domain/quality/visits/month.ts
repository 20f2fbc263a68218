/** A month drawn as weeks, Monday to Sunday. */
import {
  addDays,
  type CalendarDate,
  eachDay,
  type Month,
  monthBounds,
  weekdayOf,
} from "#app/core/calendar.ts";

const order = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export type MonthDay = { readonly day: CalendarDate; readonly isInMonth: boolean };

/** The month's weeks with the days before its first and after its last, so that every week has seven. */
export function weeksOf(month: Month): MonthDay[][] {
  const { startsOn, endsOn } = monthBounds(month);
  const first = addDays(startsOn, -order.indexOf(weekdayOf(startsOn)));
  const last = addDays(endsOn, 6 - order.indexOf(weekdayOf(endsOn)));
  const weeks: MonthDay[][] = [];
  for (const day of eachDay(first, last)) {
    if (weekdayOf(day) === "mon") weeks.push([]);
    weeks.at(-1)?.push({ day, isInMonth: startsOn <= day && day <= endsOn });
  }
  return weeks;
}
