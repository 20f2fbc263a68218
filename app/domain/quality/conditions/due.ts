import { addDays, type CalendarDate, daysBetween, formatDay } from "#app/core/calendar.ts";

export type ConditionDue = { dueOn: CalendarDate; closedOn: CalendarDate | null; critical: boolean };
export type ConditionState = "open" | "due_soon" | "overdue" | "closed";

/** Days before the last one on which a provider is reminded. */
export const reminderDays = [14, 3] as const;

/** How a condition stands on a day: its last day is still in time. */
export function conditionState(today: CalendarDate, { dueOn, closedOn }: ConditionDue): ConditionState {
  if (closedOn) return "closed";
  if (dueOn < today) return "overdue";
  return daysBetween(today, dueOn) <= reminderDays[0] ? "due_soon" : "open";
}

/** Open, and no answer of the provider lies with the authority: what its home page counts as to be met. */
export const waitsForProvider = ({
  closedOn,
  answerStatus,
}: {
  closedOn: CalendarDate | null;
  answerStatus: "given" | "accepted" | "returned" | null;
}): boolean => closedOn === null && answerStatus !== "given";

/** What follows when nothing is done in time, as the provider reads it. */
export function whenOverdue({ dueOn, critical }: Pick<ConditionDue, "dueOn" | "critical">): string {
  const from = formatDay(addDays(dueOn, 1));
  return critical
    ? `From ${from} nothing new can be commissioned until it is met, and your offers leave the menu`
    : `From ${from} it counts as overdue, and the authority asks why`;
}

export type Reminder = "two_weeks" | "three_days" | "overdue";

/**
 * Which reminder is due on a day, if any. One that was slept through is still due the days after, up to the
 * next; the outbox keeps each from being sent twice.
 */
export function reminderOn(today: CalendarDate, dueOn: CalendarDate): Reminder | undefined {
  const left = daysBetween(today, dueOn);
  if (left < 0) return "overdue";
  if (left <= reminderDays[1]) return "three_days";
  return left <= reminderDays[0] ? "two_weeks" : undefined;
}
