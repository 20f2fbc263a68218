import { z } from "zod";
import { providerKinds } from "#app/core/words/providers.ts";
import {
  choicesField,
  idField,
  listed,
  optionalText,
  optionalWholeNumberField,
  requiredText,
  tickedField,
  tickField,
} from "#app/platform/form-fields.ts";

export const CopyForm = z.object({ id: idField("which draft this is") });

export const DetailsForm = z.object({
  name: requiredText("the name of the framework", 200),
  source: optionalText("the link", 500).refine(
    (link) => link === "" || (/^https:\/\//.test(link) && URL.canParse(link)),
    "Enter a link that begins with https://, or leave it empty",
  ),
  providerKinds: choicesField(providerKinds, "at least one kind of provider", 1),
  longestPlacementWeeks: optionalWholeNumberField("the number of weeks", 1, 104),
});
export type DetailsValues = z.output<typeof DetailsForm>;

export const StandardForm = z
  .object({
    id: idField("which standard this is"),
    section: optionalText("the section", 100),
    newSection: optionalText("the new section", 100),
    text: requiredText("the standard", 300),
    critical: tickField,
  })
  .refine(({ section, newSection }) => section !== "" || newSection !== "", {
    path: ["section"],
    error: "Choose a section or name a new one",
  })
  .transform(({ section, newSection, ...rest }) => ({ ...rest, section: newSection || section }));
export type StandardValues = z.output<typeof StandardForm>;

export const CriterionForm = z.object({
  id: idField("which criterion this is"),
  text: requiredText("the criterion", 300),
  providerKinds: choicesField(providerKinds, "the kinds of provider"),
  evidenceKinds: z.preprocess(
    listed,
    z.array(z.string().max(80), "Choose from the list").max(60, "Choose fewer kinds of evidence"),
  ),
  /** The criterion it stands behind; empty for the first. */
  after: optionalText("the place", 40),
});
export type CriterionValues = z.output<typeof CriterionForm>;

export const SectionForm = z.object({
  title: requiredText("the title of the section", 100),
  /** The section it stands behind; empty for the first. */
  after: optionalText("the place", 100),
});
export type SectionValues = z.output<typeof SectionForm>;

/** `top:` and the title of a section, or `after:` and a standard's id. */
export const MoveForm = z.object({
  place: requiredText("the place", 120).transform((typed, context) => {
    const [, how, which] = /^(top|after):(.+)$/s.exec(typed) ?? [];
    if (how === "top" && which) return { top: which };
    if (how === "after" && which) return { after: which };
    context.addIssue({ code: "custom", message: "Choose where it goes", input: typed });
    return z.NEVER;
  }),
});
export type MoveValues = z.output<typeof MoveForm>;

export const PublicationForm = z.object({
  confirmed: tickedField("Confirm that this version is ready: it cannot be changed afterwards"),
});
