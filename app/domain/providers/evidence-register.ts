/** The evidence an authority asks for unless it decides otherwise, in its own words. */
import { type CalendarDate, calendarDate } from "#app/core/calendar.ts";
import {
  type EvidenceScope,
  type Post,
  type ProviderKind,
  providerKinds,
  type SiteKind,
} from "#app/core/words/providers.ts";

export type RegisterEntry = {
  key: string;
  name: string;
  hint: string;
  scope: EvidenceScope;
  providerKinds: ProviderKind[];
  siteKinds: SiteKind[];
  posts: Post[];
  critical: boolean;
  confirmationOnly: boolean;
  validMonths: number | null;
  appliesFrom: CalendarDate;
};

const all: ProviderKind[] = [...providerKinds];
const nonSchool: ProviderKind[] = ["non_school"];
const registered: ProviderKind[] = ["pupil_referral_unit", "ap_academy", "independent_school", "college"];
const ownPremises: SiteKind[] = ["main", "satellite", "subcontracted"];
const allPlaces: SiteKind[] = [...ownPremises, "community"];
const safeguardingPosts: Post[] = ["safeguarding_lead", "deputy_safeguarding_lead"];
const always = calendarDate("2020-09-01");

type Entry = Pick<RegisterEntry, "key" | "name" | "hint"> & Partial<RegisterEntry>;

const entry = (given: Entry): RegisterEntry => ({
  scope: "organisation",
  providerKinds: nonSchool,
  siteKinds: [],
  posts: [],
  critical: false,
  confirmationOnly: false,
  validMonths: 12,
  appliesFrom: always,
  ...given,
});

const critical: RegisterEntry[] = [
  entry({
    key: "public_liability",
    name: "Public liability insurance",
    hint: "At least £5 million; £10 million for practical work, vehicles, animals or water. Enter the last day of cover.",
    providerKinds: all,
    critical: true,
    validMonths: null,
  }),
  entry({
    key: "safeguarding_policy",
    name: "Safeguarding and child protection policy",
    hint: "This year's, naming your safeguarding lead and how you refer to children's social care.",
    providerKinds: all,
    critical: true,
  }),
  entry({
    key: "single_central_register",
    name: "Single central register confirmation",
    hint: "Confirm in words that every check is made and recorded, the day you last looked, and how many staff and owners it covers. Never send certificates.",
    providerKinds: all,
    critical: true,
    confirmationOnly: true,
  }),
  entry({
    key: "health_and_safety_policy",
    name: "Health and safety policy",
    hint: "Signed by whoever is responsible, and reviewed within the year.",
    critical: true,
  }),
  entry({
    key: "site_risk_assessment",
    name: "Site and activity risk assessment",
    hint: "One for each place where pupils are taught, covering what they do there.",
    scope: "site",
    siteKinds: allPlaces,
    critical: true,
  }),
  entry({
    key: "fire_risk_assessment",
    name: "Fire risk assessment",
    hint: "One for each building, with the latest drill.",
    scope: "site",
    siteKinds: ownPremises,
    critical: true,
  }),
  entry({
    key: "ico_registration",
    name: "Data protection fee (ICO) registration",
    hint: "The certificate or the page of the public register that shows your number.",
    critical: true,
    validMonths: null,
  }),
  entry({
    key: "safeguarding_lead_training",
    name: "Safeguarding lead's training",
    hint: "The certificate of the lead's and the deputy's training; it holds for two years.",
    scope: "person",
    posts: safeguardingPosts,
    providerKinds: all,
    critical: true,
    validMonths: 24,
  }),
  entry({
    key: "inspection_report",
    name: "Latest inspection report",
    hint: "The report that stands, with the day it was published.",
    providerKinds: registered,
    critical: true,
    validMonths: 60,
  }),
];

const further: RegisterEntry[] = [
  entry({
    key: "employers_liability",
    name: "Employers' liability insurance",
    hint: "If you employ anybody. Enter the last day of cover.",
    validMonths: null,
  }),
  entry({
    key: "motor_insurance",
    name: "Business motor insurance",
    hint: "If you carry pupils. Enter the last day of cover.",
    validMonths: null,
  }),
  entry({
    key: "professional_indemnity",
    name: "Professional indemnity insurance",
    hint: "If you tutor or offer therapy.",
    validMonths: null,
  }),
  entry({
    key: "staff_safeguarding_training",
    name: "Staff safeguarding training",
    hint: "Confirm in words when all staff were last trained, and how many they are.",
    providerKinds: all,
    confirmationOnly: true,
  }),
  entry({
    key: "safer_recruitment",
    name: "Safer recruitment training",
    hint: "The certificate of one person who sits on your interview panels.",
    validMonths: 60,
  }),
  entry({
    key: "prevent",
    name: "Prevent duty training",
    hint: "How staff learn to see and report radicalisation.",
    validMonths: 24,
  }),
  entry({
    key: "first_aid",
    name: "First aid at work certificate",
    hint: "At least one first aider for each place.",
    scope: "site",
    siteKinds: allPlaces,
    validMonths: 36,
  }),
  entry({
    key: "premises_checks",
    name: "Gas and electrical checks",
    hint: "The certificates that are due for the building.",
    scope: "site",
    siteKinds: ownPremises,
  }),
  entry({
    key: "behaviour_policy",
    name: "Behaviour policy",
    hint: "With what you do before a pupil is sent home.",
    validMonths: 24,
  }),
  entry({
    key: "complaints_policy",
    name: "Complaints procedure",
    hint: "How a pupil, a parent or a school complains, and who answers.",
    validMonths: 24,
  }),
  entry({
    key: "curriculum",
    name: "Curriculum outline and staff qualifications",
    hint: "What is taught, by whom, and what it leads to.",
    providerKinds: ["non_school", "school_based"],
  }),
  entry({
    key: "registration_declaration",
    name: "Declaration of pupils and hours",
    hint: "Each term: how many pupils attend and for how many hours a week, so that nobody is close to running an unregistered school unknowingly.",
    confirmationOnly: true,
    validMonths: 4,
  }),
];

export const evidenceRegister: readonly RegisterEntry[] = [...critical, ...further];
