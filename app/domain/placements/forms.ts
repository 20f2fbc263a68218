import { z } from "zod";
import { endReasons, placementReasons, successTestKinds } from "#app/core/words/placements.ts";
import {
  choiceField,
  dayField,
  idField,
  optionalWholeNumberField,
  patternField,
  requiredText,
} from "#app/platform/form-fields.ts";

export const StartRequestForm = z.object({
  id: idField("the offer again"),
  /** Known already when the search began at a pupil. */
  pupilId: idField("a pupil").optional(),
});

export const PupilForm = z.object({ pupilId: idField("a pupil") });

export const WeekForm = z.object({
  startsOn: dayField("the first day"),
  endsOn: dayField("the last day"),
  pattern: patternField("at least one half day of the week"),
});

/** Success tests that are a number to reach. */
export const measuredTests: readonly string[] = ["attendance_at_least", "attendance_gain"];

export const PurposeForm = z
  .object({
    reason: choiceField(placementReasons, "why the placement is needed"),
    objectives: requiredText("what the placement is to achieve", 2000),
    nextStep: requiredText("the plan for what comes after", 2000),
    successTest: choiceField(successTestKinds, "how you will know that it worked"),
    successTarget: optionalWholeNumberField("the target", 1, 100),
  })
  .superRefine((purpose, context) => {
    if (!measuredTests.includes(purpose.successTest) || purpose.successTarget !== undefined) return;
    context.addIssue({
      code: "custom",
      path: ["successTarget"],
      message: "Enter the target that this success test is measured against",
    });
  });

const shareOf = (whose: string) => optionalWholeNumberField(`${whose} share`, 0, 100);

export const FundingForm = z.object({
  school: shareOf("the school's"),
  partnership: shareOf("the partnership's"),
  authority: shareOf("the authority's"),
});

export const DecliningForm = z.object({ reason: requiredText("why you cannot take this placement", 1000) });

export const ApprovalForm = z.object({ ownerId: idField("whose money you approve") });

export const EndingForm = z.object({
  lastDay: dayField("the last day"),
  reason: choiceField(endReasons, "why the placement ends"),
});

export const CancellationForm = z.object({ reason: requiredText("why the placement is cancelled", 1000) });

export type Week = z.output<typeof WeekForm>;
export type Purpose = z.output<typeof PurposeForm>;
export type Funding = z.output<typeof FundingForm>;
