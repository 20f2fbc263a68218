import type { HalfDay } from "#app/core/calendar.ts";
import { type AttendanceCode, attendanceClassNames, attendanceCodes } from "#app/core/words/attendance.ts";
import { classOf, codeMeanings } from "#app/domain/attendance/codes.ts";

/**
 * Codes a provider has no use for: D, K and B say at the home school that the pupil is here, Z and # stand in
 * a school's own register, and E is a school's decision.
 */
const ofTheHomeSchool: readonly AttendanceCode[] = ["D", "K", "B", "Z", "#"];

/** Present in this half of the day. */
export function presentIn(half: HalfDay): AttendanceCode {
  return half === "am" ? "/" : "\\";
}

/** Why the code cannot stand in a register of this half of the day, in a sentence; undefined when it can. */
export function codeMismatch(code: AttendanceCode, half: HalfDay): string | undefined {
  if (code !== "/" && code !== "\\") return undefined;
  if (code === presentIn(half)) return undefined;
  return half === "am"
    ? "Use / for present in the morning: \\ is for the afternoon"
    : "Use \\ for present in the afternoon: / is for the morning";
}

/** The codes that make sense in a provider's register of this half of the day, present and late first. */
export function codesToMark(half: HalfDay): { value: AttendanceCode; text: string }[] {
  return attendanceCodes
    .filter((code) => codeMismatch(code, half) === undefined && !ofTheHomeSchool.includes(code))
    .map((code) => ({ value: code, text: `${code}  ${describeCode(code)}` }));
}

/** "Ill (authorised absence)" */
export function describeCode(code: AttendanceCode): string {
  const { meaning } = codeMeanings[code];
  const attendanceClass = classOf(code);
  return attendanceClass === "attending"
    ? meaning
    : `${meaning} (${attendanceClassNames[attendanceClass].toLowerCase()})`;
}
