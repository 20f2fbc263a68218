/** What an entry of the shipped register is, and whom its entries are asked of. */
import { type CalendarDate, calendarDate } from "#app/core/calendar.ts";
import {
  type EvidenceScope,
  type ExpiryRule,
  type Post,
  type Practice,
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
  expiryRule: ExpiryRule;
  validMonths: number | null;
  practice: Practice | null;
  appliesFrom: CalendarDate;
};

export const all: ProviderKind[] = [...providerKinds];
const nonSchool: ProviderKind[] = ["non_school"];
export const outsideSchools: ProviderKind[] = ["non_school", "school_based"];
export const registered: ProviderKind[] = [
  "pupil_referral_unit",
  "ap_academy",
  "independent_school",
  "college",
];
export const ownPremises: SiteKind[] = ["main", "satellite", "subcontracted"];
export const allPlaces: SiteKind[] = [...ownPremises, "community"];
export const safeguardingPosts: Post[] = ["safeguarding_lead", "deputy_safeguarding_lead"];
const always = calendarDate("2020-09-01");

type Entry = Pick<RegisterEntry, "key" | "name" | "hint"> & Partial<RegisterEntry>;

/** Holds for a year from its issue and is asked of every non-school provider, unless it says otherwise. */
export const entry = (given: Entry): RegisterEntry => ({
  scope: "organisation",
  providerKinds: nonSchool,
  siteKinds: [],
  posts: [],
  critical: false,
  confirmationOnly: false,
  expiryRule: "months",
  validMonths: given.expiryRule && given.expiryRule !== "months" ? null : 12,
  practice: null,
  appliesFrom: always,
  ...given,
});

/** A written policy, which holds for two years. */
export const policy = (key: string, name: string, hint: string) =>
  entry({ key, name, hint, validMonths: 24 });
