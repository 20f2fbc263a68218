import { z } from "zod";
import { destinations } from "#app/core/words/outcomes.ts";
import { engagementMaximum } from "#app/domain/outcomes/success.ts";
import { choiceField, optionalText, optionalWholeNumberField } from "#app/platform/form-fields.ts";

export const yesNoUnknown = ["yes", "no", "unknown"] as const;

/** Missing stays missing: "not known" is no answer rather than a no. */
const answer = (what: string) =>
  choiceField(yesNoUnknown, what).transform((value) => (value === "unknown" ? undefined : value === "yes"));

/** 13 school weeks of ten sessions, and a little for weeks that hold more. */
const sessions = (what: string) => optionalWholeNumberField(what, 0, 200);

const score = (what: string) => optionalWholeNumberField(what, 0, engagementMaximum);

const fields = z.object({
  beforePossible: sessions("the possible sessions before"),
  beforeAttended: sessions("the attended sessions before"),
  afterPossible: sessions("the possible sessions after"),
  afterAttended: sessions("the attended sessions after"),
  engagementBefore: score("engagement at the start"),
  engagementAfter: score("engagement at the end"),
  reintegrated: answer("whether the pupil is back in mainstream school"),
  qualificationGained: answer("whether a qualification was gained"),
  qualification: optionalText("the qualification", 200),
  objectivesMet: answer("whether every objective was met"),
  destination: choiceField(destinations, "where the pupil went next"),
  destinationSustained: answer("whether the pupil stayed there"),
  pupilVoice: optionalText("what the pupil says", 2000),
});

export const OutcomeForm = fields.superRefine((outcome, context) => {
  pairUp(outcome.beforePossible, outcome.beforeAttended, "before", context);
  pairUp(outcome.afterPossible, outcome.afterAttended, "after", context);
  if (outcome.qualification !== "" && outcome.qualificationGained !== true)
    context.addIssue({
      code: "custom",
      path: ["qualificationGained"],
      message: "Choose yes where a qualification is named, or take its name away",
    });
});

type Count = number | undefined;

/** Possible and attended sessions come together, and nobody attends more than is possible. */
function pairUp(possible: Count, attended: Count, when: "before" | "after", context: z.RefinementCtx): void {
  const complain = (name: string, message: string): void =>
    context.addIssue({ code: "custom", path: [name], message });
  if (possible === undefined && attended !== undefined)
    complain(`${when}Possible`, `Enter the possible sessions ${when} as well, or leave both empty`);
  if (possible !== undefined && attended === undefined)
    complain(`${when}Attended`, `Enter the attended sessions ${when} as well, or leave both empty`);
  if (possible !== undefined && attended !== undefined && attended > possible)
    complain(`${when}Attended`, `No more than the ${possible} possible sessions can have been attended`);
}

export type OutcomeTyped = z.output<typeof OutcomeForm>;
