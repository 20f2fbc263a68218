import { expect, test } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { attendanceCodes } from "#app/core/words/attendance.ts";
import { codeMismatch, codesToMark, describeCode, presentIn } from "#app/domain/attendance/codes-to-mark.ts";
import { RegisterForm } from "#app/domain/attendance/forms.ts";
import { attendanceByWeek, mondayOf } from "#app/domain/attendance/weeks.ts";

const session = (day: string, half: "am" | "pm" = "am") => ({ day: calendarDate(day), half });

test("weeks begin on Monday, also for a weekend day", () => {
  const days = ["2026-10-05", "2026-10-07", "2026-10-09", "2026-10-10", "2026-10-11"];
  expect(days.map((day) => mondayOf(calendarDate(day)))).toEqual(Array(5).fill("2026-10-05"));
});

test("a week counts what was planned in it, each mark in its kind", () => {
  const planned = [
    session("2026-10-05"),
    session("2026-10-06"),
    session("2026-10-07"),
    session("2026-10-08"),
    session("2026-10-12"),
  ];
  const marks = [
    { ...session("2026-10-05"), code: "/" as const },
    { ...session("2026-10-06"), code: "O" as const },
    { ...session("2026-10-07"), code: "Y1" as const },
  ];
  expect(attendanceByWeek(planned, marks)).toEqual([
    {
      startsOn: "2026-10-05",
      planned: 4,
      attended: 1,
      possible: 2,
      notReported: 1,
      ratePercent: 50,
      absent: 1,
      notPossible: 1,
    },
    {
      startsOn: "2026-10-12",
      planned: 1,
      attended: 0,
      possible: 0,
      notReported: 1,
      ratePercent: undefined,
      absent: 0,
      notPossible: 0,
    },
  ]);
  expect(attendanceByWeek([], marks)).toEqual([]);
});

test("a register offers the codes that make sense in its half of the day", () => {
  for (const half of ["am", "pm"] as const) {
    const offered = codesToMark(half).map(({ value }) => value);
    expect(offered[0]).toBe(presentIn(half));
    expect(offered).not.toContain(presentIn(half === "am" ? "pm" : "am"));
    for (const code of ["B", "K", "D", "#", "Z"]) expect(offered).not.toContain(code);
    for (const code of ["L", "I", "N", "O", "U"]) expect(offered).toContain(code);
  }
  expect(codeMismatch("\\", "am")).toContain("morning");
  expect(codeMismatch("/", "pm")).toContain("afternoon");
  expect(describeCode("I")).toBe("Ill (authorised absence)");
});

test("a register form takes codes and notes by placement, and leaves out rows without a code", () => {
  const [one, two] = ["11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"];
  const parsed = RegisterForm.parse({
    [`code.${one}`]: "L",
    [`note.${one}`]: " Bus ",
    [`code.${two}`]: "",
    reason: "",
  });
  expect(parsed).toEqual({ marks: [{ placementId: one, code: "L", note: "Bus" }], reason: "" });
  const wrong = RegisterForm.safeParse({
    [`code.${one}`]: "H",
    [`code.${two}`]: "/",
    [`note.${two}`]: "x".repeat(501),
  });
  expect(wrong.error?.issues.map(({ path }) => path[0])).toEqual([`code.${one}`, `note.${two}`]);
});

test("every code is described", () => {
  for (const code of attendanceCodes) expect(describeCode(code)).not.toBe("");
});
