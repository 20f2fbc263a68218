import { z } from "zod";
import { concernSubjects, concernWeights } from "#app/core/words/quality.ts";
import {
  choiceField,
  dayField,
  idField,
  optionalText,
  requiredText,
  tickField,
} from "#app/platform/form-fields.ts";

const about = choiceField(["yes", "no"], "whether it is about what a person has done to a child");

/** The first question, by which an allegation is kept out of the portal. */
export const AboutForm = z.object({ isAllegation: about });

export const ConcernForm = z.object({
  id: idField("the form again"),
  isAllegation: about,
  subject: choiceField(concernSubjects, "what it is about"),
  text: requiredText("what was noticed", 3_000),
  noticedOn: dayField("the day it was noticed"),
  cannotWait: tickField,
  namesNobody: tickField,
});
export type ConcernValues = z.output<typeof ConcernForm>;

const visitId = optionalText("the visit", 40).transform((typed, context) => {
  if (typed === "") return undefined;
  const id = idField("a visit").safeParse(typed);
  if (id.success) return id.data;
  context.addIssue({ code: "custom", message: "Choose a visit", input: typed });
  return z.NEVER;
});

export const TriageForm = z.object({
  weight: choiceField(concernWeights, "how soon it needs somebody"),
  plan: requiredText("what will be done", 2_000),
  visitId,
  namesNobody: tickField,
});
export type TriageValues = z.output<typeof TriageForm>;

export const ConcernVisitForm = z.object({ visitId: idField("a visit") });

export const FindingForm = z.object({
  finding: requiredText("what was found", 2_000),
  namesNobody: tickField,
});
export type FindingValues = z.output<typeof FindingForm>;
