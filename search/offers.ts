/** The menu's document, its facets, synonyms and tolerance of misspellings: declared once, for every engine. */
import type { CalendarDate, WeeklyHalfDay } from "#app/core/calendar.ts";
import type { Pence } from "#app/core/money.ts";
import type { KeyStage, Need, OfferKind, OfferTier, TransportWord } from "#app/core/words/menu.ts";
import type { ProviderKind } from "#app/core/words/providers.ts";

export type OfferDocument = {
  readonly authorityId: string;
  readonly offerId: string;
  readonly providerId: string;
  readonly listableFrom: CalendarDate;
  readonly listableUntil: CalendarDate | null;
  readonly title: string;
  readonly provider: string;
  readonly summary: string;
  /** Whatever else should be found: description, qualifications, names of needs. */
  readonly text: string;
  readonly kind: OfferKind;
  readonly tier: OfferTier;
  readonly providerKind: ProviderKind;
  readonly needs: readonly Need[];
  readonly keyStages: readonly KeyStage[];
  readonly transport: TransportWord;
  /** Half days of the week with a place free in the coming weeks. */
  readonly halves: readonly WeeklyHalfDay[];
  readonly pricePerSessionPence: Pence;
  readonly priceIsPrivate: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly shuffles: readonly number[];
};

/** `list`: the document has several values. `every`: all chosen values must hold, not any of them. */
export const facets = {
  kind: { field: "kind", list: false, every: false },
  tier: { field: "tier", list: false, every: false },
  providerKind: { field: "providerKind", list: false, every: false },
  need: { field: "needs", list: true, every: false },
  keyStage: { field: "keyStages", list: true, every: false },
  transport: { field: "transport", list: false, every: false },
  /** A child who is to come on two half days needs a place on both. */
  half: { field: "halves", list: true, every: true },
} as const satisfies Record<string, { field: keyof OfferDocument; list: boolean; every: boolean }>;
export type FacetName = keyof typeof facets;
export const facetNames = Object.keys(facets) as FacetName[];

/** In the order in which a match counts. */
export const searchedFields = [
  "title",
  "provider",
  "summary",
  "text",
] as const satisfies (keyof OfferDocument)[];

/** Words of the field that mean the same; each may be several words long. */
export const synonyms: readonly (readonly string[])[] = [
  ["pru", "pupil referral unit"],
  ["ap", "alternative provision"],
  ["semh", "social emotional mental health", "sebd", "emotional wellbeing"],
  ["eotas", "eotis", "education otherwise than at school", "home tuition"],
  ["motor vehicle", "mechanics", "mechanic", "car repair", "automotive"],
  ["asc", "asd", "autism", "autistic"],
  ["adhd", "attention deficit"],
  ["ebsa", "school avoidance", "school refusal", "anxiety"],
  ["sen", "send", "special educational needs"],
  ["forest school", "woodland", "bushcraft", "outdoor learning"],
  ["horses", "equine", "riding"],
  ["hair", "hairdressing", "barbering", "salon"],
  ["construction", "building trades", "bricklaying", "joinery", "carpentry"],
  ["catering", "cooking", "cookery", "kitchen"],
  ["animal care", "farm", "animals"],
  ["maths", "mathematics", "numeracy"],
  ["english", "literacy"],
  ["online", "virtual", "remote"],
  ["mentoring", "mentor", "coaching"],
  ["counselling", "therapy", "therapeutic"],
  ["music", "studio", "dj"],
  ["sport", "sports", "football", "boxing", "fitness"],
  ["esol", "eal", "english as an additional language"],
];

/** How many letters a word must have before one, or two, of them may be wrong. */
export const misspelling = { oneFrom: 5, twoFrom: 9 } as const;

const ranks = 7;

/** Seven numbers by which an offer takes its turn, one for each day of the week. */
export function shufflesOf(offerId: string): number[] {
  return Array.from({ length: ranks }, (_, rank) => hash(`${rank} ${offerId}`));
}

/** Which of the seven ranks holds on a day. */
export function rankOn(day: CalendarDate): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000) % ranks;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value ^= value >>> 16;
  value = Math.imul(value, 0x7feb352d);
  return (value ^ (value >>> 15)) >>> 1;
}
