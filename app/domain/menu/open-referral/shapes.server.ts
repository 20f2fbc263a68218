/** An offer in the shapes of HSDS-UK 3.0: a service, where it is given, and what it is classed by. */
import type { CalendarDate, WeeklyHalfDay } from "#app/core/calendar.ts";
import type { Pence } from "#app/core/money.ts";
import {
  type KeyStage,
  type Need,
  type OfferKind,
  type OfferTier,
  type PriceBasis,
  priceBasisNames,
  type QualificationKind,
} from "#app/core/words/menu.ts";
import {
  type AccessFeature,
  accessFeatureNames,
  type ProviderKind,
  type SiteKind,
} from "#app/core/words/providers.ts";
import { atIdOf, identityOf } from "#app/domain/menu/open-referral/identity.server.ts";
import { type TermKey, termOf, vocabularies } from "#app/domain/menu/open-referral/vocabulary.ts";

/** What the public may know of an offer. Prices marked private and masked addresses never come here. */
export type PublicOffer = {
  id: string;
  title: string;
  summary: string;
  description: string;
  kind: OfferKind;
  tier: OfferTier;
  needs: readonly Need[];
  keyStages: readonly KeyStage[];
  qualificationKinds: readonly QualificationKind[];
  ageFrom: number;
  ageTo: number;
  amStarts: string | null;
  amEnds: string | null;
  pmStarts: string | null;
  pmEnds: string | null;
  halves: readonly WeeklyHalfDay[];
  changedAt: Date;
  assuredOn: CalendarDate;
  /** Empty when the authority names none. */
  assurerEmail: string;
  price: { pence: Pence; basis: PriceBasis; startsOn: CalendarDate } | undefined;
  url: string;
  provider: {
    id: string;
    name: string;
    about: string;
    kind: ProviderKind;
    urn: number | null;
    companyNumber: string | null;
    charityNumber: string | null;
  };
  site: {
    id: string;
    kind: SiteKind;
    /** Absent when the provider asked for its address to be masked. */
    place:
      | { name: string; address: string; postcode: string; latitude: number | null; longitude: number | null }
      | undefined;
    accessibility: string;
    accessFeatures: readonly AccessFeature[];
  };
};

/** The service as it stands in a list: only what there is one of. */
export function serviceSummary(offer: PublicOffer) {
  return {
    ...ownFields(offer),
    organization: organisationOf(offer),
  };
}

/** The service with everything that hangs on it. */
export function service(offer: PublicOffer) {
  return {
    ...wholeService(offer),
    service_at_locations: [{ id: atIdOf(offer.id), location: locationOf(offer) }],
  };
}

function wholeService(offer: PublicOffer) {
  const { id } = offer;
  return {
    ...ownFields(offer),
    ...unlessEmpty("schedules", schedulesOf(offer)),
    organization: {
      ...organisationOf(offer),
      ...unlessEmpty("organization_identifiers", identifiersOf(offer)),
    },
    ...unlessEmpty("cost_options", costsOf(offer)),
    attributes: termsOf(offer).map((key) => ({
      id: identityOf(`class ${id} ${key}`),
      link_id: id,
      link_type: "service",
      taxonomy_term_id: identityOf(key),
      taxonomy_term: taxonomyTerm(key),
    })),
  };
}

/** Where the service is given, with the service as it stands in a list. */
export function serviceAtLocation(offer: PublicOffer) {
  return { id: atIdOf(offer.id), location: locationOf(offer), service: serviceSummary(offer) };
}

/** The same with the whole service, whose place is told once. */
export function wholeServiceAtLocation(offer: PublicOffer) {
  return { ...serviceAtLocation(offer), service: wholeService(offer) };
}

/** Only which service it is and when it last changed. */
export const serviceChange = ({ id, changedAt }: Pick<PublicOffer, "id" | "changedAt">) => ({
  id,
  modified_date: changedAt.toISOString(),
});

/** Rows under their name, or nothing: the standard leaves out what has no value. */
const unlessEmpty = <Name extends string, Row>(
  name: Name,
  rows: readonly Row[],
): Partial<Record<Name, readonly Row[]>> =>
  rows.length === 0 ? {} : ({ [name]: rows } as Record<Name, readonly Row[]>);

function ownFields(offer: PublicOffer) {
  return {
    id: offer.id,
    organization_id: offer.provider.id,
    name: offer.title,
    description: offer.description.startsWith(offer.summary)
      ? offer.description
      : [offer.summary, offer.description].filter(Boolean).join("\n\n"),
    url: offer.url,
    status: "active" as const,
    minimum_age: offer.ageFrom,
    maximum_age: offer.ageTo,
    assured_date: offer.assuredOn,
    ...(offer.assurerEmail ? { assurer_email: offer.assurerEmail } : {}),
    last_modified: offer.changedAt.toISOString(),
  };
}

function costsOf({ id, price }: PublicOffer) {
  if (!price) return [];
  return [
    {
      id: identityOf(`price ${id} ${price.startsOn}`),
      valid_from: price.startsOn,
      amount: price.pence / 100,
      amount_description: `${priceBasisNames[price.basis]}, net of VAT`,
    },
  ];
}

function organisationOf({ provider }: PublicOffer) {
  return { id: provider.id, name: provider.name, description: provider.about || provider.name };
}

function identifiersOf({ provider }: PublicOffer) {
  const known = [
    ["GB-EDU", "Unique reference number", provider.urn],
    ["GB-COH", "Company number", provider.companyNumber],
    ["GB-CHC", "Charity number", provider.charityNumber],
  ] as const;
  return known.flatMap(([scheme, type, value]) =>
    value === null
      ? []
      : [
          {
            id: identityOf(`${scheme} ${provider.id}`),
            identifier_scheme: scheme,
            identifier_type: type,
            identifier: String(value),
          },
        ],
  );
}

const online: readonly SiteKind[] = ["online"];

const locationType = ({ kind }: PublicOffer["site"]) => (online.includes(kind) ? "virtual" : "physical");

function locationOf({ site, provider }: PublicOffer) {
  const { place } = site;
  const features = site.accessFeatures.map((feature) => accessFeatureNames[feature]);
  const access = [...features, site.accessibility].filter(Boolean).join(". ");
  return {
    id: site.id,
    location_type: locationType(site),
    name: place?.name ?? provider.name,
    ...(place && place.latitude !== null && place.longitude !== null
      ? { latitude: place.latitude, longitude: place.longitude }
      : {}),
    ...unlessEmpty("addresses", place ? [addressOf(site, place)] : []),
    ...unlessEmpty(
      "accessibility",
      access ? [{ id: identityOf(`access ${site.id}`), description: access }] : [],
    ),
  };
}

type Place = NonNullable<PublicOffer["site"]["place"]>;

/** The lines of an address as one is written here: the last is the town, the county is not asked for. */
function addressOf(site: PublicOffer["site"], { address, postcode }: Place) {
  const lines = address
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);
  const city = lines.length > 1 ? (lines.at(-1) ?? "") : "";
  const first = lines.length > 1 ? lines.slice(0, -1).join(", ") : (lines[0] ?? "");
  return {
    id: identityOf(`address ${site.id}`),
    location_id: site.id,
    address_1: first,
    city,
    state_province: "",
    postal_code: postcode,
    country: "GB",
    address_type: locationType(site),
  };
}

const days = { mon: "MO", tue: "TU", wed: "WE", thu: "TH", fri: "FR" } as const;

function schedulesOf(offer: PublicOffer) {
  const parts = [
    { half: "am", opens: offer.amStarts, closes: offer.amEnds },
    { half: "pm", opens: offer.pmStarts, closes: offer.pmEnds },
  ] as const;
  return parts.flatMap(({ half, opens, closes }) => {
    const byday = Object.entries(days)
      .filter(([day]) => offer.halves.some((one) => one === `${day}-${half}`))
      .map(([, code]) => code)
      .join(",");
    if (byday === "") return [];
    return [
      {
        id: identityOf(`schedule ${offer.id} ${half}`),
        service_id: offer.id,
        freq: "WEEKLY",
        byday,
        ...(opens && closes ? { opens_at: opens, closes_at: closes } : {}),
        attending_type: online.includes(offer.site.kind) ? "online" : "in person",
        notes: "In school terms",
      },
    ];
  });
}

export function termsOf(offer: PublicOffer): TermKey[] {
  return [
    ...offer.needs.map((word): TermKey => `need:${word}`),
    `kind:${offer.kind}`,
    `tier:${offer.tier}`,
    ...offer.keyStages.map((word): TermKey => `key_stage:${word}`),
    `provider_kind:${offer.provider.kind}`,
    ...offer.qualificationKinds.map((word): TermKey => `qualification:${word}`),
  ];
}

export function taxonomyTerm(key: TermKey) {
  const term = termOf(key);
  if (!term) throw new RangeError(`There is no term ${key}`);
  const { vocabulary, name, word } = term;
  return {
    id: identityOf(key),
    name,
    description: name,
    taxonomy: vocabulary.name,
    taxonomy_id: identityOf(`taxonomy ${vocabulary.key}`),
    term: word,
  };
}

export const taxonomies = vocabularies.map(({ key, name, description }) => ({
  key,
  id: identityOf(`taxonomy ${key}`),
  name,
  description,
  version: "1",
}));
