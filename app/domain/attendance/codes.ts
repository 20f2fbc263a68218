import type { AttendanceClass, AttendanceCode } from "#app/core/words/attendance.ts";
import type { ProviderKind, SiteKind } from "#app/core/words/providers.ts";

export type CodeMeaning = { readonly meaning: string; readonly class: AttendanceClass };

const attending = (meaning: string): CodeMeaning => ({ meaning, class: "attending" });
const authorised = (meaning: string): CodeMeaning => ({ meaning, class: "authorised" });
const unauthorised = (meaning: string): CodeMeaning => ({ meaning, class: "unauthorised" });
const notPossible = (meaning: string): CodeMeaning => ({ meaning, class: "not_possible" });
const notCollected = (meaning: string): CodeMeaning => ({ meaning, class: "not_collected" });

/**
 * The whole table of the School Attendance (Pupil Registration) (England) Regulations 2024, with the class
 * each code is counted in. D, Q, X and Y1 to Y7 are neither attendance nor absence: they were not possible.
 */
export const codeMeanings: Readonly<Record<AttendanceCode, CodeMeaning>> = {
  "/": attending("Present in the morning"),
  "\\": attending("Present in the afternoon"),
  L: attending("Late, before the register closed"),
  K: attending("At education arranged by the local authority"),
  V: attending("On an educational visit or trip"),
  P: attending("At an approved sporting activity"),
  W: attending("On work experience"),
  B: attending("At another approved educational activity, arranged by the school"),
  D: notPossible("Registered at two schools and due at the other one"),
  C1: authorised("Taking part in a regulated performance, or in employment abroad"),
  C2: authorised("On a part-time timetable"),
  C: authorised("On leave for another exceptional reason"),
  M: authorised("At a medical or dental appointment"),
  I: authorised("Ill"),
  S: authorised("On study leave for a public examination"),
  T: authorised("Travelling with a parent for the parent's work"),
  R: authorised("Observing a religious day"),
  E: authorised("Suspended or excluded, with no provision made"),
  J1: authorised("At an interview for a job or another place of education"),
  G: unauthorised("On holiday without leave"),
  N: unauthorised("Absent, reason not yet known"),
  O: unauthorised("Absent without leave, for another reason or none"),
  U: unauthorised("Arrived after the register closed"),
  Q: notPossible("Not able to come: the authority has not made its travel or access arrangements"),
  Y1: notPossible("Not able to come: the usual transport is not running"),
  Y2: notPossible("Not able to come: travel is widely disrupted"),
  Y3: notPossible("Not able to come: part of the premises is closed"),
  Y4: notPossible("Not able to come: the whole site is unexpectedly closed"),
  Y5: notPossible("Not able to come: held in the criminal justice system"),
  Y6: notPossible("Not able to come: public health guidance or law"),
  Y7: notPossible("Not able to come: another cause that could not be avoided"),
  X: notPossible("Not of compulsory school age and not due in"),
  Z: notCollected("Not on the roll yet"),
  "#": notCollected("Planned closure"),
};

export function classOf(code: AttendanceCode): AttendanceClass {
  return codeMeanings[code].class;
}

/** Late counts as attended; arriving after the register closed (U) does not. */
export function isAttended(code: AttendanceCode): boolean {
  return classOf(code) === "attending";
}

export function isAbsence(code: AttendanceCode): boolean {
  return classOf(code) === "authorised" || classOf(code) === "unauthorised";
}

/** Whether the session was one the pupil could have attended. */
export function isPossible(code: AttendanceCode): boolean {
  return isAttended(code) || isAbsence(code);
}

const closedCodes: readonly AttendanceCode[] = ["Y3", "Y4", "#"];

/** Whether the mark says that the provider itself did not run the session for the pupil. */
export function saysProviderWasClosed(code: AttendanceCode): boolean {
  return closedCodes.includes(code);
}

export type Attendance = {
  readonly attended: number;
  /** Sessions that could have been attended and were reported. */
  readonly possible: number;
  /** Planned sessions without a mark: chased, and counted as nothing. */
  readonly notReported: number;
  /** Attended ÷ possible in per cent to one decimal, rounded half up; undefined when nothing was possible. */
  readonly ratePercent: number | undefined;
};

/** Attendance over the planned sessions, from the marks there are (the latest of each session). */
export function attendanceOf(marks: readonly AttendanceCode[], plannedCount: number): Attendance {
  const attended = marks.filter(isAttended).length;
  const possible = marks.filter(isPossible).length;
  return {
    attended,
    possible,
    notReported: Math.max(0, plannedCount - marks.length),
    ratePercent: ratePercent(attended, possible),
  };
}

/** Attended ÷ possible in per cent to one decimal, half up; undefined when nothing was possible. */
export function ratePercent(attended: number, possible: number): number | undefined {
  return possible === 0 ? undefined : Math.floor((attended * 2000 + possible) / (2 * possible)) / 10;
}

export type SessionAway = {
  readonly providerKind: ProviderKind;
  readonly arrangedBy: "school" | "authority";
  /** The provider's mark, or undefined while it has not reported. */
  readonly mark: AttendanceCode | undefined;
  readonly siteKind?: SiteKind | undefined;
  /** The school-based unit of the pupil's own school, which keeps that school's register. */
  readonly isOwnSchool?: boolean | undefined;
};

export type SuggestedCode = { readonly code: AttendanceCode | undefined; readonly because: string };

const schools: readonly ProviderKind[] = [
  "pupil_referral_unit",
  "ap_academy",
  "independent_school",
  "school_based",
];
const ownActivity: readonly AttendanceCode[] = ["V", "P", "W"];

/**
 * What the home school might write in its own register for the session. A suggestion: the school certifies
 * it. Without a code the school is to find out; being at the provider is never assumed.
 */
export function suggestHomeCode(session: SessionAway): SuggestedCode {
  const { mark, providerKind, arrangedBy, siteKind } = session;
  if (mark === undefined)
    return { code: undefined, because: "The provider has not reported: find out where the pupil was" };
  if (session.isOwnSchool) return { code: mark, because: "The unit keeps the school's own register" };
  if (schools.includes(providerKind))
    return { code: "D", because: "The other school the pupil is registered at records the attendance" };
  if (saysProviderWasClosed(mark))
    return { code: undefined, because: "The provider was closed: find out where the pupil was" };
  if (!isAttended(mark))
    return { code: mark, because: "The pupil was not there: the true reason is recorded" };
  if (arrangedBy === "authority") return { code: "K", because: "Attended education the authority arranged" };
  if (siteKind === "online" || siteKind === "home")
    return {
      code: undefined,
      because: "Education at home or online cannot be recorded as B: decide which code",
    };
  if (ownActivity.includes(mark))
    return { code: mark, because: "Attended an activity with a code of its own" };
  return { code: "B", because: "Attended an approved activity the school arranged: the school certifies it" };
}
