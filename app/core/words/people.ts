import type { OrganisationKind } from "#app/core/words/organisations.ts";

/** Every role there is, with the kind of organisation it belongs to and what people call it. */
export const roles = [
  "development_officer",
  "commissioning_officer",
  "finance_officer",
  "authority_lead",
  "school_lead",
  "school_approver",
  "partnership_coordinator",
  "provider_manager",
  "provider_staff",
  "provider_safeguarding_lead",
] as const;
export type Role = (typeof roles)[number];

export const roleNames: Record<Role, string> = {
  development_officer: "AP development officer",
  commissioning_officer: "Commissioning officer",
  finance_officer: "Finance officer",
  authority_lead: "Authority lead",
  school_lead: "School lead",
  school_approver: "School approver",
  partnership_coordinator: "Partnership coordinator",
  provider_manager: "Provider manager",
  provider_staff: "Provider staff",
  provider_safeguarding_lead: "Provider safeguarding lead",
};

export const rolesOf: Record<OrganisationKind, readonly Role[]> = {
  authority: ["development_officer", "commissioning_officer", "finance_officer", "authority_lead"],
  school: ["school_lead", "school_approver"],
  partnership: ["partnership_coordinator"],
  provider: ["provider_manager", "provider_staff", "provider_safeguarding_lead"],
};

/** What a calendar address shows: the visits of its owner, or of everybody in the authority. */
export const feedCovers = ["own", "all"] as const;
export type FeedCover = (typeof feedCovers)[number];
