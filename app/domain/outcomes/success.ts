import type { OutcomeResult } from "#app/core/words/outcomes.ts";
import type { SuccessTestKind } from "#app/core/words/placements.ts";

/** What would count as success, declared when the placement is agreed. */
export type SuccessTest =
  | { readonly kind: "attendance_at_least"; readonly percent: number }
  | { readonly kind: "attendance_gain"; readonly points: number }
  | { readonly kind: Exclude<SuccessTestKind, "attendance_at_least" | "attendance_gain"> };

export type AttendanceCount = { readonly attended: number; readonly possible: number };

/** What is known at the end; anything left out is missing, and missing stays missing. */
export type Measures = {
  /** The 13 school weeks before the placement, the placement itself, and the 13 school weeks after it. */
  readonly attendanceBefore?: AttendanceCount | undefined;
  readonly attendanceDuring?: AttendanceCount | undefined;
  readonly attendanceAfter?: AttendanceCount | undefined;
  readonly reintegrated?: boolean | undefined;
  readonly qualificationsGained?: number | undefined;
  readonly objectives?: { readonly set: number; readonly met: number } | undefined;
  readonly destinationSustained?: boolean | undefined;
};

/**
 * Whether the test was met. Attendance at least: during the placement. Attendance gain: percentage points
 * after over before. Objectives: every one set. Compared exactly, without rounding.
 */
export function judge(test: SuccessTest, measures: Measures): OutcomeResult {
  switch (test.kind) {
    case "attendance_at_least": {
      const during = known(measures.attendanceDuring);
      return result(during && during.attended * 100 >= test.percent * during.possible);
    }
    case "attendance_gain": {
      const before = known(measures.attendanceBefore);
      const after = known(measures.attendanceAfter);
      return result(before && after && hasGained(before, after, test.points));
    }
    case "reintegrated":
      return result(measures.reintegrated);
    case "qualification":
      return result(
        measures.qualificationsGained === undefined ? undefined : measures.qualificationsGained > 0,
      );
    case "objectives_met": {
      const { objectives } = measures;
      return result(objectives && objectives.set > 0 ? objectives.met >= objectives.set : undefined);
    }
    case "sustained_destination":
      return result(measures.destinationSustained);
  }
}

function result(isMet: boolean | undefined): OutcomeResult {
  return isMet === undefined ? "not_known" : isMet ? "met" : "not_met";
}

/** A count with nothing possible says nothing. */
function known(count: AttendanceCount | undefined): AttendanceCount | undefined {
  return count && count.possible > 0 ? count : undefined;
}

function hasGained(before: AttendanceCount, after: AttendanceCount, points: number): boolean {
  const gain = 100 * (after.attended * before.possible - before.attended * after.possible);
  return gain >= points * before.possible * after.possible;
}

/** The test in words: "Attends at least 85 per cent of possible sessions". */
export function describeSuccessTest(test: SuccessTest): string {
  switch (test.kind) {
    case "attendance_at_least":
      return `Attends at least ${test.percent} per cent of possible sessions`;
    case "attendance_gain":
      return `Attendance is ${test.points} percentage points higher after than before`;
    case "reintegrated":
      return "Goes back to mainstream school";
    case "qualification":
      return "Gains a qualification";
    case "objectives_met":
      return "Meets every objective set";
    case "sustained_destination":
      return "Goes on to a destination and stays there";
  }
}

/** The portal's own scale of engagement: five statements, each from 0 (never) to 4 (always). */
export const engagementStatements = [
  "Arrives ready to take part",
  "Stays with a task until it is done or help is asked for",
  "Works alongside others without conflict",
  "Talks with an adult when something is wrong",
  "Speaks of something to look forward to",
] as const;
export const engagementAnswers = ["Never", "Rarely", "Sometimes", "Often", "Always"] as const;
export const engagementMaximum = engagementStatements.length * (engagementAnswers.length - 1);

/** The sum of the five answers, 0 to 20; undefined while any is missing or outside 0 to 4. */
export function engagementScore(answers: readonly (number | undefined)[]): number | undefined {
  if (answers.length !== engagementStatements.length) return undefined;
  let score = 0;
  for (const answer of answers) {
    if (answer === undefined || !Number.isInteger(answer)) return undefined;
    if (answer < 0 || answer >= engagementAnswers.length) return undefined;
    score += answer;
  }
  return score;
}

export type DistanceTravelled = {
  /** Mean change over those with both ends; undefined when nobody has both. */
  readonly mean: number | undefined;
  readonly withBoth: number;
  readonly of: number;
};

/** The mean change from the first score to the last, over those who have both, saying how many that is. */
export function distanceTravelled(
  pairs: readonly { readonly before?: number | undefined; readonly after?: number | undefined }[],
): DistanceTravelled {
  const changes = pairs.flatMap(({ before, after }) =>
    before === undefined || after === undefined ? [] : [after - before],
  );
  const total = changes.reduce((all, change) => all + change, 0);
  const mean = changes.length === 0 ? undefined : total / changes.length;
  return { mean, withBoth: changes.length, of: pairs.length };
}
