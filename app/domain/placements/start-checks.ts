/** What has to be there before a child starts, and how each is called. */
import type { StartCheck } from "#app/core/words/placements.ts";

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
export type WrittenCheck = Exclude<StartCheck, "first_review">;

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
