import { describe, expect, test } from "vitest";
import { successTestKinds } from "#app/core/words/placements.ts";
import * as success from "#app/domain/outcomes/success.ts";

const count = (attended: number, possible: number) => ({ attended, possible });

describe("a success test", () => {
  test.each([
    [{ kind: "attendance_at_least", percent: 85 }, { attendanceDuring: count(85, 100) }, "met"],
    [{ kind: "attendance_at_least", percent: 85 }, { attendanceDuring: count(849, 1000) }, "not_met"],
    [{ kind: "attendance_at_least", percent: 85 }, { attendanceDuring: count(0, 0) }, "not_known"],
    [
      { kind: "attendance_gain", points: 10 },
      { attendanceBefore: count(50, 100), attendanceAfter: count(60, 100) },
      "met",
    ],
    [
      { kind: "attendance_gain", points: 10 },
      { attendanceBefore: count(1, 3), attendanceAfter: count(43, 100) },
      "not_met",
    ],
    [{ kind: "attendance_gain", points: 10 }, { attendanceAfter: count(60, 100) }, "not_known"],
    [{ kind: "reintegrated" }, { reintegrated: true }, "met"],
    [{ kind: "reintegrated" }, { reintegrated: false }, "not_met"],
    [{ kind: "qualification" }, { qualificationsGained: 2 }, "met"],
    [{ kind: "qualification" }, { qualificationsGained: 0 }, "not_met"],
    [{ kind: "objectives_met" }, { objectives: { set: 3, met: 3 } }, "met"],
    [{ kind: "objectives_met" }, { objectives: { set: 3, met: 2 } }, "not_met"],
    [{ kind: "objectives_met" }, { objectives: { set: 0, met: 0 } }, "not_known"],
    [{ kind: "sustained_destination" }, { destinationSustained: true }, "met"],
  ] as const)("%j with %j is %s", (declared, measures, expected) => {
    expect(success.judge(declared, measures)).toBe(expected);
  });

  test("of every kind is not known while nothing is known, and can be said in words", () => {
    for (const kind of successTestKinds) {
      const declared = { kind, percent: 80, points: 5 } as success.SuccessTest;
      expect(success.judge(declared, {})).toBe("not_known");
      expect(success.describeSuccessTest(declared)).toMatch(/^[A-Z].*[a-z]$/);
    }
  });
});

describe("engagement", () => {
  test("is the sum of five answers, or nothing while one is missing", () => {
    expect(success.engagementScore([4, 4, 4, 4, 4])).toBe(success.engagementMaximum);
    expect(success.engagementScore([0, 1, 2, 3, 4])).toBe(10);
    expect(success.engagementScore([0, 1, 2, 3, undefined])).toBeUndefined();
    expect(success.engagementScore([0, 1, 2, 3])).toBeUndefined();
    expect(success.engagementScore([0, 1, 2, 3, 5])).toBeUndefined();
    expect(success.engagementScore([0, 1, 2, 3, 1.5])).toBeUndefined();
  });
});

describe("distance travelled", () => {
  test("averages those with both ends and says how many had them", () => {
    const pairs = [{ before: 4, after: 10 }, { before: 8, after: 6 }, { before: 5 }, { after: 20 }];
    expect(success.distanceTravelled(pairs)).toEqual({ mean: 2, withBoth: 2, of: 4 });
    expect(success.distanceTravelled([{ before: 5 }])).toEqual({ mean: undefined, withBoth: 0, of: 1 });
  });
});
