import { z } from "zod";
import { reviewKinds } from "#app/core/words/reviews.ts";
import {
  choiceField,
  dayField,
  idField,
  optionalDayField,
  optionalText,
  requiredText,
} from "#app/platform/form-fields.ts";

export const PlanReviewForm = z.object({
  id: idField("the review again"),
  kind: choiceField(reviewKinds, "what kind of review it is"),
  plannedOn: dayField("the day of the review"),
});

export const HoldReviewForm = z.object({
  heldOn: dayField("the day it was held"),
  summary: requiredText("what was found and agreed", 4000),
  pupilVoice: optionalText("what the pupil said", 2000),
  nextOn: optionalDayField("the day of the next review"),
});

export type PlanReview = z.output<typeof PlanReviewForm>;
export type HoldReview = z.output<typeof HoldReviewForm>;
