export const organisationKinds = ["authority", "school", "partnership", "provider"] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const phases = ["primary", "secondary", "special", "pru"] as const;
export type Phase = (typeof phases)[number];

export const phaseNames: Record<Phase, string> = {
  primary: "Primary",
  secondary: "Secondary",
  special: "Special",
  pru: "Pupil referral unit",
};
