/** What has to be there before a child starts: how each is called, and what its form asks for. */
import { z } from "zod";
import type { StartCheck } from "#app/core/words/placements.ts";
import { dayField, optionalText, requiredText, tickedField, tickField } from "#app/platform/form-fields.ts";

export const startCheckNames: Readonly<Record<StartCheck, string>> = {
  safeguarding_confirmation: "Safeguarding confirmation",
  contacts: "Site and contacts",
  information_pack: "Pupil's information pack",
  pack_read: "Information pack read",
  risk_assessment: "Individual risk assessment",
  parents_informed: "Parents informed",
  objectives: "Objectives and what comes next",
  first_review: "First review",
  agreement_commissioner: "Agreement accepted by the commissioner",
  agreement_provider: "Agreement accepted by the provider",
};

/** Everything but the first review, which plans a review and so has a command of its own. */
export const startCheckForms = {
  safeguarding_confirmation: z.object({
    confirmedBy: requiredText("the name and post of who confirms this", 200),
    confirmed: tickedField("Confirm that the checks have been carried out"),
  }),
  contacts: z.object({
    schoolContact: requiredText("the school contact's name", 120),
    schoolPhone: requiredText("the school contact's telephone number", 40),
    providerLead: requiredText("the provider safeguarding lead's name", 120),
    providerPhone: requiredText("the provider safeguarding lead's telephone number", 40),
    sites: tickedField("Confirm that every session is at this site"),
  }),
  information_pack: z.object({
    needs: requiredText("what helps the pupil and what does not", 4000),
    health: requiredText("health, allergies and medicines, or None", 4000),
    emergencyContacts: requiredText("who to call in an emergency, with numbers", 1000),
    mayCollect: requiredText("who may collect the pupil, or travels alone", 1000),
    risks: requiredText("known risks, or None", 4000),
  }),
  pack_read: z.object({ read: tickedField("Confirm that those who will work with the pupil have read it") }),
  risk_assessment: z.object({
    assessedBy: requiredText("who assessed the risks", 200),
    risks: requiredText("the risks to and from this pupil here", 4000),
    measures: requiredText("what is done about them", 4000),
  }),
  parents_informed: z.object({
    noticeOn: dayField("the day the parents were given the notice"),
    agreedInWriting: tickField,
    note: optionalText("the note", 500),
  }),
  objectives: z.object({
    objectives: requiredText("what the placement is to achieve", 2000),
    nextStep: requiredText("the plan for what comes after", 2000),
  }),
  agreement_commissioner: z.object({ accepted: tickedField("Tick to accept the individual agreement") }),
  agreement_provider: z.object({ accepted: tickedField("Tick to accept the individual agreement") }),
} as const satisfies Record<Exclude<StartCheck, "first_review">, z.ZodType>;

export type WrittenCheck = keyof typeof startCheckForms;

export const FirstReviewForm = z.object({ plannedOn: dayField("the day of the first review") });

/** The form of any of the ten, for the page that asks for it. */
export function formOf(kind: StartCheck) {
  return kind === "first_review" ? FirstReviewForm : startCheckForms[kind];
}

/** Given words as they are stored: text as it is, a tick as "yes" or "no". */
export function detailsOf(given: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === "boolean" ? yesNo(value) : String(value),
    ]),
  );
}

const yesNo = (value: boolean) => (value ? "yes" : "no");

/** School days in the longest half term: the first review falls within as many from the first day. */
export const halfTermSchoolDays = 40;

/** How the fields of these forms are called when they are read back. */
export const detailNames: Readonly<Record<string, string>> = {
  confirmedBy: "Confirmed by",
  confirmed: "Checks carried out",
  schoolContact: "School contact",
  schoolPhone: "School contact's telephone",
  providerLead: "Provider safeguarding lead",
  providerPhone: "Provider safeguarding lead's telephone",
  sites: "Every session at this site",
  needs: "What helps, and what does not",
  health: "Health, allergies and medicines",
  emergencyContacts: "In an emergency",
  mayCollect: "Who may collect",
  risks: "Risks",
  read: "Read by everybody who works with the pupil",
  assessedBy: "Assessed by",
  measures: "What is done about them",
  noticeOn: "Written notice given",
  agreedInWriting: "Parents agreed in writing",
  note: "Note",
  objectives: "To achieve",
  nextStep: "What comes after",
  plannedOn: "First review",
  accepted: "Agreement accepted",
};
