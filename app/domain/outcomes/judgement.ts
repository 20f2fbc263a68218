import type { OutcomeResult } from "#app/core/words/outcomes.ts";
import type { SuccessTestKind } from "#app/core/words/placements.ts";
import type { OutcomeTyped } from "#app/domain/outcomes/forms.ts";
import {
  type AttendanceCount,
  judge,
  type Measures,
  type SuccessTest,
} from "#app/domain/outcomes/success.ts";

/** The test a placement declared when it was agreed, from its two columns. */
export function testOf(placement: {
  readonly successTest: SuccessTestKind;
  readonly successTarget: number | null;
}): SuccessTest {
  const { successTest: kind, successTarget } = placement;
  if (kind === "attendance_at_least") return { kind, percent: successTarget ?? 0 };
  if (kind === "attendance_gain") return { kind, points: successTarget ?? 0 };
  return { kind };
}

type Measured = Omit<OutcomeTyped, "destination" | "pupilVoice" | "qualification">;

/** What was typed and what the registers say, as the measures a test is judged by. */
export function measuresOf(typed: Measured, during: AttendanceCount): Measures {
  return {
    attendanceBefore: countOf(typed.beforePossible, typed.beforeAttended),
    attendanceDuring: during,
    attendanceAfter: countOf(typed.afterPossible, typed.afterAttended),
    reintegrated: typed.reintegrated,
    qualificationsGained:
      typed.qualificationGained === undefined ? undefined : Number(typed.qualificationGained),
    objectives: typed.objectivesMet === undefined ? undefined : { set: 1, met: Number(typed.objectivesMet) },
    destinationSustained: typed.destinationSustained,
  };
}

function countOf(possible: number | undefined, attended: number | undefined): AttendanceCount | undefined {
  return possible === undefined || attended === undefined ? undefined : { possible, attended };
}

export function judgeOutcome(test: SuccessTest, typed: Measured, during: AttendanceCount): OutcomeResult {
  return judge(test, measuresOf(typed, during));
}
