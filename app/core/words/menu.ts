export const offerStatuses = ["draft", "published", "withdrawn"] as const;
export type OfferStatus = (typeof offerStatuses)[number];

export const offerKinds = [
  "vocational",
  "therapeutic",
  "academic",
  "outdoor",
  "creative",
  "online",
  "mentoring",
  "full_curriculum",
] as const;
export type OfferKind = (typeof offerKinds)[number];
export const offerKindNames: Record<OfferKind, string> = {
  vocational: "Vocational",
  therapeutic: "Therapeutic",
  academic: "Academic",
  outdoor: "Outdoor",
  creative: "Creative",
  online: "Online",
  mentoring: "Mentoring",
  full_curriculum: "Full curriculum",
};

/** The three tiers now spoken of nationally: help in school, a short time away, a way to somewhere else. */
export const offerTiers = ["outreach", "time_limited", "transitional"] as const;
export type OfferTier = (typeof offerTiers)[number];
export const offerTierNames: Record<OfferTier, string> = {
  outreach: "Outreach",
  time_limited: "Time-limited",
  transitional: "Transitional",
};

export const needs = [
  "semh",
  "asc",
  "adhd",
  "speech_language",
  "learning",
  "physical",
  "medical",
  "anxiety",
  "trauma",
  "english_additional",
] as const;
export type Need = (typeof needs)[number];
export const needNames: Record<Need, string> = {
  semh: "Social, emotional and mental health",
  asc: "Autism",
  adhd: "ADHD",
  speech_language: "Speech and language",
  learning: "Learning difficulty",
  physical: "Physical disability",
  medical: "Medical needs",
  anxiety: "Anxiety and school avoidance",
  trauma: "Trauma and attachment",
  english_additional: "English as an additional language",
};

export const keyStages = ["ks1", "ks2", "ks3", "ks4"] as const;
export type KeyStage = (typeof keyStages)[number];
export const keyStageNames: Record<KeyStage, string> = {
  ks1: "Key stage 1 (years 1 and 2)",
  ks2: "Key stage 2 (years 3 to 6)",
  ks3: "Key stage 3 (years 7 to 9)",
  ks4: "Key stage 4 (years 10 and 11)",
};

export const priceBases = ["session", "day", "week", "programme"] as const;
export type PriceBasis = (typeof priceBases)[number];
export const priceBasisNames: Record<PriceBasis, string> = {
  session: "per session",
  day: "per day",
  week: "per week",
  programme: "for the programme",
};

export const chargedWords = ["booked", "attended", "booked_with_notice"] as const;
export type ChargedWord = (typeof chargedWords)[number];
export const chargedNames: Record<ChargedWord, string> = {
  booked: "Every planned session the provider was open for",
  attended: "Only sessions attended",
  booked_with_notice: "Every planned session, except absences notified ahead",
};

export const vatTreatments = ["exempt", "standard", "outside_scope"] as const;
export type VatTreatment = (typeof vatTreatments)[number];
export const vatNames: Record<VatTreatment, string> = {
  exempt: "Exempt from VAT",
  standard: "VAT is added",
  outside_scope: "Outside the scope of VAT",
};

export const transportWords = ["included", "arranged", "none"] as const;
export type TransportWord = (typeof transportWords)[number];
export const transportNames: Record<TransportWord, string> = {
  included: "Included in the price",
  arranged: "Arranged by the provider at a cost",
  none: "Not provided",
};

export const qualificationKinds = [
  "gcse",
  "functional_skills",
  "entry_level",
  "vocational_award",
  "unit_award",
  "first_aid_or_safety",
  "none",
] as const;
export type QualificationKind = (typeof qualificationKinds)[number];
export const qualificationKindNames: Record<QualificationKind, string> = {
  gcse: "GCSE",
  functional_skills: "Functional skills",
  entry_level: "Entry level",
  vocational_award: "Vocational award or certificate",
  unit_award: "Unit award",
  first_aid_or_safety: "First aid, food or site safety",
  none: "No qualification",
};

export const enquiryStatuses = ["open", "closed"] as const;
export type EnquiryStatus = (typeof enquiryStatuses)[number];
export const enquiryAnswers = ["interested", "not_interested"] as const;
export type EnquiryAnswer = (typeof enquiryAnswers)[number];
export const enquiryAnswerNames: Record<EnquiryAnswer, string> = {
  interested: "Interested",
  not_interested: "Not interested",
};
/** Why a provider cannot help, so that the authority sees what the area lacks. */
export const refusalReasons = ["full", "age", "need", "distance", "dates", "staffing", "other"] as const;
export type RefusalReason = (typeof refusalReasons)[number];
export const refusalReasonNames: Record<RefusalReason, string> = {
  full: "No places free",
  age: "Not our age group",
  need: "We cannot meet the need",
  distance: "Too far away",
  dates: "Not on those days",
  staffing: "Not enough staff",
  other: "Another reason",
};
