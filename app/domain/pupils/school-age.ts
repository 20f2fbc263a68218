import { addYears, type CalendarDate, formatDay, londonDay } from "#app/core/calendar.ts";
import { ensureRule } from "#app/core/refusal.ts";

const [youngest, oldest] = [3, 20];

/** Refuses a day of birth that makes nobody of school age at that moment: a slip of the hand in most cases. */
export function ensureSchoolAge(bornOn: CalendarDate, now: Date): void {
  const today = londonDay(now);
  const [first, last] = [addYears(today, -oldest), addYears(today, -youngest)];
  ensureRule(
    first <= bornOn && bornOn <= last,
    `Enter a date of birth from ${formatDay(first)} to ${formatDay(last)}`,
    "bornOn",
  );
}
