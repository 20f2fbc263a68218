import {
  addDays,
  type CalendarDate,
  type Session,
  sessionKey,
  weekdayOf,
  weekdays,
} from "#app/core/calendar.ts";
import type { AttendanceCode } from "#app/core/words/attendance.ts";
import { type Attendance, attendanceOf, isAbsence, isAttended } from "#app/domain/attendance/codes.ts";

export type MarkedSession = Session & { readonly code: AttendanceCode };

export type AttendanceWeek = Attendance & {
  /** The Monday of the week. */
  readonly startsOn: CalendarDate;
  readonly planned: number;
  readonly absent: number;
  /** Marked with a code that makes the session neither attendance nor absence. */
  readonly notPossible: number;
};

/** The Monday of the week the day lies in. */
export function mondayOf(day: CalendarDate): CalendarDate {
  const place = (weekdays as readonly string[]).indexOf(weekdayOf(day));
  return addDays(day, -(place < 0 ? (weekdayOf(day) === "sat" ? 5 : 6) : place));
}

/** Attendance by week, oldest first, of the weeks in which something was planned. */
export function attendanceByWeek(
  planned: readonly Session[],
  marks: readonly MarkedSession[],
): AttendanceWeek[] {
  const codes = new Map(marks.map((mark) => [sessionKey(mark), mark.code]));
  const weeks = new Map<CalendarDate, Session[]>();
  for (const session of planned) {
    const monday = mondayOf(session.day);
    weeks.set(monday, [...(weeks.get(monday) ?? []), session]);
  }
  return [...weeks.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([startsOn, sessions]) => {
      const own = sessions.flatMap((session) => codes.get(sessionKey(session)) ?? []);
      return {
        startsOn,
        planned: sessions.length,
        ...attendanceOf(own, sessions.length),
        absent: own.filter(isAbsence).length,
        notPossible: own.filter((code) => !isAttended(code) && !isAbsence(code)).length,
      };
    });
}
