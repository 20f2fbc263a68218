import { z } from "zod";
import { visitPurposes } from "#app/core/words/quality.ts";
import {
  choiceField,
  dayField,
  idField,
  optionalText,
  requiredText,
  tickField,
} from "#app/platform/form-fields.ts";

/** The select of sites sends nothing when the visit is at none of them. */
const siteField = z.preprocess(
  (value) => (value === "" ? undefined : value),
  idField("one of the provider's sites").optional(),
);

const timeField = optionalText("the time", 8).refine(
  (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
  "Enter the time it starts, like 09:30",
);

const when = {
  plannedOn: dayField("the day of the visit"),
  startsAt: timeField,
  siteId: siteField,
  visitorId: idField("who visits"),
  clashAccepted: tickField,
};

const announced = choiceField(["announced", "unannounced"], "whether the provider is told");

/** Planned from an assessment, whose purpose is plain. */
export const AssessmentVisitForm = z.object({ id: idField("a visit"), announced, ...when });

export const VisitPlanForm = AssessmentVisitForm.extend({
  purpose: choiceField(visitPurposes, "what the visit is for"),
});
export type VisitPlanValues = z.output<typeof VisitPlanForm>;

export const VisitMoveForm = z.object(when);
export type VisitMoveValues = z.output<typeof VisitMoveForm>;

export const VisitRecordForm = z.object({
  visitedOn: dayField("the day of the visit"),
  visitorId: idField("who visited"),
  report: requiredText("what was seen", 10_000),
});
export type VisitRecordValues = z.output<typeof VisitRecordForm>;

/** A visit that was never planned here. */
export const PastVisitForm = VisitRecordForm.extend({ id: idField("a visit"), announced, siteId: siteField });
export type PastVisitValues = z.output<typeof PastVisitForm>;

export const VisitCancellationForm = z.object({ reason: requiredText("the reason", 1_000) });
export type VisitCancellationValues = z.output<typeof VisitCancellationForm>;
