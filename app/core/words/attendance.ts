/**
 * The codes of a register, from the School Attendance (Pupil Registration) (England) Regulations 2024.
 * What each means and how it counts: domain/attendance/codes.ts.
 */
export const attendanceCodes = [
  "/",
  "\\",
  "L",
  "K",
  "V",
  "P",
  "W",
  "B",
  "D",
  "C1",
  "C2",
  "C",
  "M",
  "I",
  "S",
  "T",
  "R",
  "E",
  "J1",
  "G",
  "N",
  "O",
  "U",
  "Q",
  "Y1",
  "Y2",
  "Y3",
  "Y4",
  "Y5",
  "Y6",
  "Y7",
  "X",
  "Z",
  "#",
] as const;
export type AttendanceCode = (typeof attendanceCodes)[number];

export const attendanceClasses = [
  "attending",
  "authorised",
  "unauthorised",
  "not_possible",
  "not_collected",
] as const;
export type AttendanceClass = (typeof attendanceClasses)[number];
export const attendanceClassNames: Record<AttendanceClass, string> = {
  attending: "Attending",
  authorised: "Authorised absence",
  unauthorised: "Unauthorised absence",
  not_possible: "Not a possible attendance",
  not_collected: "Not collected",
};
