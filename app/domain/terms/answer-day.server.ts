import type { Act } from "#app/core/actor.ts";
import { addDays, type CalendarDate } from "#app/core/calendar.ts";
import { authorityCalendar } from "#app/domain/terms/calendars.server.ts";
import { addSchoolDays } from "#app/domain/terms/school-days.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

/**
 * The last day for an answer asked for on a day: so many school days later. Where no terms are set that far, as
 * many weekdays stand in for them.
 */
export async function answerDay(
  tx: Tx,
  act: Act,
  askedOn: CalendarDate,
  schoolDays: number,
): Promise<CalendarDate> {
  const calendar = await authorityCalendar(tx, act);
  return addSchoolDays(calendar, askedOn, schoolDays) ?? addDays(askedOn, Math.ceil((schoolDays * 7) / 5));
}
