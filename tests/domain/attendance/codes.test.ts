import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AttendanceClass, attendanceCodes } from "#app/core/words/attendance.ts";
import * as codes from "#app/domain/attendance/codes.ts";

const classes: Record<AttendanceClass, string> = {
  attending: "/ \\ L K V P W B",
  authorised: "C1 C2 C M I S T R E J1",
  unauthorised: "G N O U",
  not_possible: "D Q Y1 Y2 Y3 Y4 Y5 Y6 Y7 X",
  not_collected: "Z #",
};

describe("the codes of the 2024 regulations", () => {
  test.each(Object.entries(classes))("%s: %s", (name, list) => {
    const inClass = attendanceCodes.filter((code) => codes.classOf(code) === name);
    expect(inClass.join(" ")).toBe(list);
  });

  test("leave out those withdrawn in 2024", () => {
    for (const gone of ["H", "J", "Y"]) expect(attendanceCodes).not.toContain(gone);
  });
});

describe("attendance", () => {
  test("counts late as attended, leaves out what was not possible and what is not reported", () => {
    expect(codes.attendanceOf(["/", "L", "I", "U", "Y1", "D", "#", "Q"], 10)).toEqual({
      attended: 2,
      possible: 4,
      notReported: 2,
      ratePercent: 50,
    });
  });

  test("of nothing possible has no rate", () => {
    expect(codes.attendanceOf(["X"], 3).ratePercent).toBeUndefined();
    expect(codes.attendanceOf([], 3)).toMatchObject({ possible: 0, notReported: 3 });
  });

  test("is rounded half up to one decimal", () => {
    expect(codes.ratePercent(2, 3)).toBe(66.7);
    expect(codes.ratePercent(1, 16)).toBe(6.3);
    expect(codes.ratePercent(1, 3)).toBe(33.3);
  });

  test("lies between nothing and all, and a code that was not possible never moves it", () => {
    const some = fc.array(fc.constantFrom(...attendanceCodes), { maxLength: 40 });
    fc.assert(
      fc.property(some, fc.constantFrom("D", "Q", "X", "Y7", "Z", "#"), (marks, left) => {
        const one = codes.attendanceOf(marks, marks.length);
        const other = codes.attendanceOf([...marks, left], marks.length + 1);
        expect(one).toEqual(other);
        expect(one.ratePercent ?? 0).toBeGreaterThanOrEqual(0);
        expect(one.ratePercent ?? 100).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe("the code suggested to the home school", () => {
  const base = { providerKind: "non_school", arrangedBy: "school", mark: "/" } as const;
  test.each([
    ["at another school", { ...base, providerKind: "pupil_referral_unit" }, "D"],
    ["absent from another school", { ...base, providerKind: "ap_academy", mark: "O" }, "D"],
    ["arranged by the school", base, "B"],
    ["late, arranged by the school", { ...base, mark: "L" }, "B"],
    ["arranged by the authority", { ...base, arrangedBy: "authority" }, "K"],
    ["a college the authority arranged", { ...base, providerKind: "college", arrangedBy: "authority" }, "K"],
    ["at sport the school arranged", { ...base, mark: "P" }, "P"],
    ["ill", { ...base, mark: "I" }, "I"],
    ["suspended with no provision", { ...base, mark: "E" }, "E"],
    ["in the unit of the own school", { ...base, providerKind: "school_based", isOwnSchool: true }, "/"],
    ["not reported", { ...base, mark: undefined }, undefined],
    ["not reported at another school", { ...base, providerKind: "ap_academy", mark: undefined }, undefined],
    ["the provider closed", { ...base, mark: "Y4" }, undefined],
    ["online at home", { ...base, siteKind: "online" }, undefined],
  ] as const)("%s", (_, session, code) => {
    expect(codes.suggestHomeCode(session).code).toBe(code);
  });

  test("is never K for what the school arranged, nor B unless it was attended", () => {
    for (const mark of attendanceCodes) {
      const suggested = codes.suggestHomeCode({ ...base, mark }).code;
      if (mark !== "K") expect(suggested).not.toBe("K");
      if (suggested === "B") expect(codes.isAttended(mark)).toBe(true);
    }
  });
});
