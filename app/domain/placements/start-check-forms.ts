import { z } from "zod";
import type { WrittenCheck } from "#app/domain/placements/start-checks.ts";
import { dayField, optionalText, requiredText, tickedField, tickField } from "#app/platform/form-fields.ts";

/** What is asked for each thing that must be there before a start; the first review has a command of its own. */
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
} as const satisfies Record<WrittenCheck, z.ZodType>;

export const FirstReviewForm = z.object({ plannedOn: dayField("the day of the first review") });
