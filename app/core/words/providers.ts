export const providerKinds = [
  "pupil_referral_unit",
  "ap_academy",
  "independent_school",
  "college",
  "non_school",
  "school_based",
] as const;
export type ProviderKind = (typeof providerKinds)[number];

export const providerKindNames: Record<ProviderKind, string> = {
  pupil_referral_unit: "Pupil referral unit",
  ap_academy: "AP academy",
  independent_school: "Independent school",
  college: "Further education college",
  non_school: "Non-school provider",
  school_based: "School-based",
};

export const legalForms = [
  "maintained",
  "academy_trust",
  "company",
  "charity",
  "sole_trader",
  "partnership",
  "college_corporation",
] as const;
export type LegalForm = (typeof legalForms)[number];
export const legalFormNames: Record<LegalForm, string> = {
  maintained: "Maintained by the authority",
  academy_trust: "Academy trust",
  company: "Company",
  charity: "Charity",
  sole_trader: "Sole trader",
  partnership: "Partnership of people",
  college_corporation: "College corporation",
};

export const registrationStatuses = ["draft", "submitted", "taken_back"] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

export const siteKinds = ["main", "satellite", "subcontracted", "online", "home", "community"] as const;
export type SiteKind = (typeof siteKinds)[number];
export const siteKindNames: Record<SiteKind, string> = {
  main: "Main site",
  satellite: "Satellite site",
  subcontracted: "Subcontracted site",
  online: "Online",
  home: "In the pupil's home",
  community: "In the community",
};

export const posts = ["proprietor", "manager", "safeguarding_lead", "deputy_safeguarding_lead"] as const;
export type Post = (typeof posts)[number];
export const postNames: Record<Post, string> = {
  proprietor: "Proprietor",
  manager: "Manager",
  safeguarding_lead: "Safeguarding lead",
  deputy_safeguarding_lead: "Deputy safeguarding lead",
};

export const evidenceScopes = ["organisation", "site", "person"] as const;
export type EvidenceScope = (typeof evidenceScopes)[number];
