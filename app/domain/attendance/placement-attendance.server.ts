/** What became of the planned sessions of placements up to a day: for their pages, outcomes and charges. */
import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, londonDay } from "#app/core/calendar.ts";
import type { AttendanceCode } from "#app/core/words/attendance.ts";
import { type Attendance, attendanceOf } from "#app/domain/attendance/codes.ts";
import { loadCalendars, type PatternOfDays, plannedSessions } from "#app/domain/attendance/planned.server.ts";
import { type AttendanceWeek, attendanceByWeek, type MarkedSession } from "#app/domain/attendance/weeks.ts";
import { type PlacementRow, visibleTo } from "#app/domain/placements/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { absenceNotices, marks } from "#db/schema/attendance.ts";
import { placements } from "#db/schema/placements.ts";

/** The marks of many placements, by placement, in the order of time; the caller has proved that they may be seen. */
export async function marksOf(
  tx: Tx,
  act: Act,
  placementIds: readonly string[],
  to: CalendarDate,
): Promise<Map<string, MarkedSession[]>> {
  const byPlacement = new Map<string, MarkedSession[]>(placementIds.map((id) => [id, []]));
  if (placementIds.length === 0) return byPlacement;
  const rows = await tx
    .select({ placementId: marks.placementId, day: marks.day, half: marks.half, code: marks.code })
    .from(marks)
    .where(
      and(
        eq(marks.authorityId, act.actor.authorityId),
        inArray(marks.placementId, [...placementIds]),
        lte(marks.day, to),
      ),
    )
    .orderBy(asc(marks.day), asc(marks.half));
  for (const { placementId, day, half, code } of rows)
    byPlacement.get(placementId)?.push({ day, half, code: code as AttendanceCode });
  return byPlacement;
}

export type PlacementAttendance = Attendance & { readonly planned: number; readonly weeks: AttendanceWeek[] };

/** Attendance of placements from their first planned session to a day, that day included. */
export async function attendanceOfPlacements(
  tx: Tx,
  act: Act,
  rows: readonly (PatternOfDays & { id: string })[],
  to: CalendarDate,
): Promise<Map<string, PlacementAttendance>> {
  const calendarsOf = await loadCalendars(tx, act);
  const marked = await marksOf(
    tx,
    act,
    rows.map(({ id }) => id),
    to,
  );
  return new Map(
    rows.map((row) => {
      const planned = plannedSessions(calendarsOf, row, { startsOn: row.startsOn, endsOn: to });
      const own = marked.get(row.id) ?? [];
      const weeks = attendanceByWeek(planned, own);
      const codes = own.map(({ code }) => code);
      return [row.id, { planned: planned.length, ...attendanceOf(codes, planned.length), weeks }];
    }),
  );
}

/** The attendance of one placement to today, with the absences told ahead; undefined when not visible. */
export function findAttendance(act: Act, placementId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select()
      .from(placements)
      .where(and(eq(placements.id, placementId), visibleTo(act.actor)));
    if (row === undefined) return undefined;
    const attendance = await attendanceOfPlacements(tx, act, [row], londonDay(act.now));
    const notices = await noticesOf(tx, act, row);
    return { ...(attendance.get(row.id) ?? nothing), notices };
  });
}

const nothing: PlacementAttendance = { planned: 0, ...attendanceOf([], 0), weeks: [] };

function noticesOf(tx: Tx, act: Act, placement: PlacementRow) {
  return tx
    .select({
      id: absenceNotices.id,
      day: absenceNotices.day,
      half: absenceNotices.half,
    })
    .from(absenceNotices)
    .where(
      and(
        eq(absenceNotices.authorityId, act.actor.authorityId),
        eq(absenceNotices.placementId, placement.id),
      ),
    )
    .orderBy(asc(absenceNotices.day), asc(absenceNotices.half));
}
