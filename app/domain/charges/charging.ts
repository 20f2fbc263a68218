import type { CalendarDate, Session } from "#app/core/calendar.ts";
import { financialYearOf } from "#app/core/calendar.ts";
import type { AttendanceCode } from "#app/core/words/attendance.ts";
import type { ChargedWord } from "#app/core/words/menu.ts";
import { isAttended, saysProviderWasClosed } from "#app/domain/attendance/codes.ts";
import { type SchoolCalendar, schoolDaysAhead } from "#app/domain/terms/school-days.ts";

/** A planned session with what became of it. */
export type SessionToCharge = Session & {
  /** The latest mark, or undefined or null while it is not reported. */
  readonly mark?: AttendanceCode | null | undefined;
  /** The day on which the commissioner said that the pupil would be away. */
  readonly absenceNotifiedOn?: CalendarDate | null | undefined;
};

export type ChargingTerms = {
  readonly charged: ChargedWord;
  /** How many school days ahead an absence must be notified not to be charged; only for booked with notice. */
  readonly noticeSchoolDays?: number | null | undefined;
  /** The commissioning school's days, by which notice is counted. */
  readonly calendar: SchoolCalendar;
};

/**
 * Whether the session is charged. Not reported is not charged until it is marked, whatever the terms, nor is
 * a session the provider did not run. Booked: every other one. Attended: only when attended, late included.
 * Booked with notice: every one but an absence notified the stated school days ahead.
 */
export function isChargeable(terms: ChargingTerms, session: SessionToCharge): boolean {
  const { mark } = session;
  if (mark === undefined || mark === null || saysProviderWasClosed(mark)) return false;
  if (isAttended(mark)) return true;
  switch (terms.charged) {
    case "booked":
      return true;
    case "attended":
      return false;
    case "booked_with_notice":
      return !wasNotifiedInTime(terms, session);
  }
}

function wasNotifiedInTime(terms: ChargingTerms, session: SessionToCharge): boolean {
  const { absenceNotifiedOn, day } = session;
  if (absenceNotifiedOn === undefined || absenceNotifiedOn === null) return false;
  return schoolDaysAhead(terms.calendar, absenceNotifiedOn, day) >= (terms.noticeSchoolDays ?? 0);
}

export function chargeableSessions<S extends SessionToCharge>(
  terms: ChargingTerms,
  sessions: readonly S[],
): S[] {
  return sessions.filter((session) => isChargeable(terms, session));
}

/** Chargeable sessions up to the day, that day included, counted by financial year. */
export function chargeableByYear(
  terms: ChargingTerms,
  sessions: readonly SessionToCharge[],
  to: CalendarDate,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const session of chargeableSessions(terms, sessions)) {
    if (session.day > to) continue;
    const year = financialYearOf(session.day);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return counts;
}
