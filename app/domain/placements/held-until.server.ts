import type { Act } from "#app/core/actor.ts";
import { addDays, type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { schoolCalendar } from "#app/domain/terms/calendars.server.ts";
import { addSchoolDays } from "#app/domain/terms/school-days.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

/** The last day for which an acceptance holds places; where the terms set so far do not reach, as many days of the week and a half. */
export async function lastDayHeld(tx: Tx, act: Act, schoolId: string): Promise<CalendarDate> {
  const { holdSchoolDays } = await settingsOf(tx, act);
  const today = londonDay(act.now);
  const calendar = await schoolCalendar(tx, act, schoolId);
  return addSchoolDays(calendar, today, holdSchoolDays) ?? addDays(today, Math.ceil(holdSchoolDays * 1.5));
}
