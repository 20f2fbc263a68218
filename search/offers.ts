/** The menu's document, its facets, synonyms and tolerance of misspellings: declared once, for every engine. */
import type { CalendarDate, WeeklyHalfDay } from "#app/core/calendar.ts";
import type { Pence } from "#app/core/money.ts";
import type {
  KeyStage,
  Need,
  OfferKind,
  OfferTier,
  QualificationKind,
  TransportWord,
} from "#app/core/words/menu.ts";
import type { AccessFeature, ProviderKind } from "#app/core/words/providers.ts";

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
  /** National curriculum years. */
  readonly years: readonly number[];
  readonly qualifications: readonly QualificationKind[];
  readonly transport: TransportWord;
  /** Half days of the week with a place free in the coming weeks. */
  readonly halves: readonly WeeklyHalfDay[];
  /** Weekdays with a place free in the coming weeks. */
  readonly daysFree: number;
  /** The first day from which a half day has a place; null when none is seen. */
  readonly soonestOn: CalendarDate | null;
  /** How long a place lasts; null where it may be as short, or as long, as is needed. */
  readonly weeksFrom: number | null;
  readonly weeksTo: number | null;
  readonly groupSize: number;
  readonly access: readonly AccessFeature[];
  /** Partnerships whose local menu has it. */
  readonly partnerships: readonly string[];
  readonly pricePerSessionPence: Pence;
  readonly priceIsPrivate: boolean;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly shuffles: readonly number[];
};

/** In the order in which a match counts. */
export const searchedFields = [
  "title",
  "provider",
  "summary",
  "text",
] as const satisfies (keyof OfferDocument)[];

/** Words of the field that mean the same; each may be several words long. */
export const synonyms: readonly (readonly string[])[] = [
  ["pru", "pupil referral unit", "short stay school", "pupil referral service"],
  ["ap", "alternative provision", "alternative education"],
  ["semh", "social emotional mental health", "sebd", "besd", "ebd", "emotional wellbeing", "behaviour"],
  ["eotas", "eotis", "eotac", "education otherwise than at school", "home tuition", "hospital education"],
  ["motor vehicle", "mechanics", "mechanic", "car repair", "automotive", "garage"],
  ["non school", "unregistered", "unregistered provision", "non school alternative provision"],
  ["asc", "asd", "autism", "autistic", "neurodivergent", "neurodiverse"],
  ["adhd", "add", "attention deficit"],
  ["pda", "demand avoidance"],
  ["ebsa", "ebsn", "school avoidance", "school refusal", "school refuser", "anxiety", "anxious"],
  ["sen", "send", "special educational needs"],
  ["ehcp", "ehc plan", "education health and care plan"],
  ["slcn", "speech and language", "communication needs"],
  ["mld", "sld", "learning difficulty", "learning difficulties", "learning disability"],
  ["lac", "cla", "looked after", "in care"],
  ["trauma", "attachment", "aces", "adverse childhood experiences"],
  ["ks1", "key stage 1", "infants"],
  ["ks2", "key stage 2", "juniors"],
  ["ks3", "key stage 3"],
  ["ks4", "key stage 4"],
  ["forest school", "woodland", "bushcraft", "outdoor learning"],
  ["horses", "equine", "riding", "pony"],
  ["hair", "hairdressing", "barbering", "barber", "salon"],
  ["construction", "building trades", "bricklaying", "joinery", "carpentry", "plastering"],
  ["catering", "cooking", "cookery", "kitchen", "chef"],
  ["animal care", "farm", "animals", "land based"],
  ["maths", "mathematics", "numeracy"],
  ["english", "literacy"],
  ["online", "virtual", "remote", "distance learning"],
  ["mentoring", "mentor", "coaching", "keyworker", "key worker"],
  ["counselling", "counsellor", "therapy", "therapeutic"],
  ["tuition", "tutor", "tutoring", "one to one"],
  ["reintegration", "turnaround", "return to school"],
  ["music", "music studio", "music production", "dj"],
  ["sport", "sports", "football", "boxing", "fitness", "gym"],
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
