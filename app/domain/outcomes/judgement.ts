import { addDays, type CalendarDate } from "#app/core/calendar.ts";
import type { FormValues } from "#app/core/form-reply.ts";
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

/** How long before its last day a placement's outcome may be recorded. */
export const daysAhead = 14;

/** The first day on which the outcome may be recorded; of an ended placement, the day it ended. */
export function opensOn(placement: {
  readonly endsOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
}): CalendarDate {
  return placement.endedOn ?? addDays(placement.endsOn, -daysAhead);
}

type Recorded = { readonly [Name in keyof OutcomeTyped]: OutcomeTyped[Name] | null };

/** What was recorded before, as the form shows it again. */
export function typedFrom(outcome: Recorded): FormValues {
  const figure = (value: number | null | undefined): string => String(value ?? "");
  const answer = (value: boolean | null | undefined): string =>
    value === null || value === undefined ? "unknown" : value ? "yes" : "no";
  return {
    beforePossible: figure(outcome.beforePossible),
    beforeAttended: figure(outcome.beforeAttended),
    afterPossible: figure(outcome.afterPossible),
    afterAttended: figure(outcome.afterAttended),
    engagementBefore: figure(outcome.engagementBefore),
    engagementAfter: figure(outcome.engagementAfter),
    reintegrated: answer(outcome.reintegrated),
    qualificationGained: answer(outcome.qualificationGained),
    qualification: outcome.qualification ?? "",
    objectivesMet: answer(outcome.objectivesMet),
    destination: outcome.destination ?? "",
    destinationSustained: answer(outcome.destinationSustained),
    pupilVoice: outcome.pupilVoice ?? "",
  };
}
