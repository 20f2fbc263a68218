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
export const evidenceScopeNames: Record<EvidenceScope, string> = {
  organisation: "Once for the organisation",
  site: "For each site",
  person: "For each person in charge",
};

/** What a provider does that asks for evidence of its own. */
export const practices = [
  "employs_staff",
  "carries_pupils",
  "serves_food",
  "tutors_or_treats",
  "enters_qualifications",
  "practical_work",
] as const;
export type Practice = (typeof practices)[number];
export const practiceNames: Record<Practice, string> = {
  employs_staff: "We employ staff",
  carries_pupils: "We carry pupils in vehicles",
  serves_food: "We prepare or serve food",
  tutors_or_treats: "We tutor one to one or give therapy",
  enters_qualifications: "We enter pupils for qualifications",
  practical_work: "We do practical work, with vehicles, tools, animals or water",
};

/** How the last day of a piece of evidence is known. */
export const expiryRules = ["stated", "months", "september", "term"] as const;
export type ExpiryRule = (typeof expiryRules)[number];
export const expiryRuleNames: Record<ExpiryRule, string> = {
  stated: "As the document states",
  months: "A number of months from its issue",
  september: "To 30 September of the next school year, a year at most",
  term: "For the term in which it is given, to a month into the next",
};

/** What makes a site usable for who needs it. */
export const accessFeatures = [
  "step_free",
  "accessible_toilet",
  "changing_place",
  "hearing_loop",
  "quiet_room",
  "parking",
] as const;
export type AccessFeature = (typeof accessFeatures)[number];
export const accessFeatureNames: Record<AccessFeature, string> = {
  step_free: "Step-free throughout",
  accessible_toilet: "Accessible toilet",
  changing_place: "Changing place with a hoist",
  hearing_loop: "Hearing loop",
  quiet_room: "Quiet room",
  parking: "Parking for disabled people",
};

export const versionParts = ["organisation", "site", "person"] as const;
export type VersionPart = (typeof versionParts)[number];
export const versionPartNames: Record<VersionPart, string> = {
  organisation: "Organisation",
  site: "Site",
  person: "Person in charge",
};
/** What stands now or stood once, what waits for an officer, what was returned, what its author took back. */
export const versionStatuses = ["stands", "waiting", "returned", "taken_back"] as const;
export type VersionStatus = (typeof versionStatuses)[number];
export const versionStatusNames: Record<VersionStatus, string> = {
  stands: "Stands",
  waiting: "Waits for the authority",
  returned: "Returned",
  taken_back: "Taken back",
};

export const importKinds = ["providers", "evidence"] as const;
export type ImportKind = (typeof importKinds)[number];
export const importStatuses = ["read", "brought_in", "discarded"] as const;
export type ImportStatus = (typeof importStatuses)[number];
export const importKindNames: Record<ImportKind, string> = { providers: "Providers", evidence: "Evidence" };
export const importStatusNames: Record<ImportStatus, string> = {
  read: "Read, not brought in",
  brought_in: "Brought in",
  discarded: "Discarded",
};
