/** What the search engines are told of an offer. */
import { and, desc, eq, inArray, lte } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import {
  addDays,
  type DayRange,
  londonDay,
  partsOfWeeklyHalfDay,
  type WeeklyHalfDay,
} from "#app/core/calendar.ts";
import { needNames, offerKindNames, offerTierNames, qualificationKindNames } from "#app/core/words/menu.ts";
import { providerKindNames } from "#app/core/words/providers.ts";
import { freeIn, weeksOf } from "#app/domain/menu/places.server.ts";
import { pricePerSession } from "#app/domain/menu/pricing.ts";
import { soonestPlace } from "#app/domain/menu/soonest-place.ts";
import { yearsOf } from "#app/domain/menu/years.ts";
import type { Place } from "#app/domain/organisations/outcodes.ts";
import { districtsOf } from "#app/domain/organisations/place-of.server.ts";
import { standingFactsOf } from "#app/domain/quality/standing.server.ts";
import { listableWindow } from "#app/domain/quality/standing.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { localMenuEntries, offerPrices, offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers, sites } from "#db/schema/providers.ts";
import { type OfferDocument, shufflesOf } from "#search/offers.ts";

/** The coming weeks over which a place counts as free on the menu: a half term. */
export const daysAhead = 42;
/** How far ahead the soonest place is looked for. */
const lookingAhead = 182;

/** Offers that are made into documents at once: the database takes no more than some 65,000 values a question. */
const offersAtOnce = 2000;

/** The documents of those that are published, priced and listable today or later. */
export async function documentsOf(tx: Tx, act: Act, offerIds: readonly string[]): Promise<OfferDocument[]> {
  const documents: OfferDocument[] = [];
  for (let at = 0; at < offerIds.length; at += offersAtOnce)
    documents.push(...(await someDocuments(tx, act, offerIds.slice(at, at + offersAtOnce))));
  return documents;
}

async function someDocuments(tx: Tx, act: Act, offerIds: readonly string[]): Promise<OfferDocument[]> {
  const today = londonDay(act.now);
  const published = await publishedOf(tx, act, offerIds);
  const ids = published.map(({ offer }) => offer.id);
  const masked = published.filter(({ siteMasked }) => siteMasked).map(({ sitePostcode }) => sitePostcode);
  const ahead = { startsOn: today, endsOn: addDays(today, lookingAhead + daysAhead) };
  const [districts, prices, weeks, pinned, facts] = await Promise.all([
    districtsOf(tx, masked),
    pricesOf(tx, act, ids),
    ids.length === 0 ? { given: [], booked: [] } : weeksOf(tx, act, ids, ahead),
    partnershipsOf(tx, act, ids),
    standingFactsOf(
      tx,
      act,
      published.map(({ offer }) => offer.providerId),
    ),
  ]);
  const free = freeIn(weeks, ids, { startsOn: today, endsOn: addDays(today, daysAhead - 1) });
  const soonest = soonestOf(weeks, { startsOn: today, endsOn: addDays(today, lookingAhead) });
  return published.flatMap((row): OfferDocument[] => {
    const { id, providerId } = row.offer;
    const price = prices.get(id);
    const known = facts.get(providerId);
    const window = known && listableWindow(known, today);
    if (!price || !window) return [];
    const halves = [...(free.get(id) ?? [])].filter(([, half]) => half.free > 0).map(([half]) => half);
    const place = placeShown(row, districts);
    const [partnerships, soonestOn] = [pinned.get(id) ?? [], soonest.get(id) ?? null];
    return [documentOf(row, { price, window, halves, place, partnerships, soonestOn })];
  });
}

/** The soonest day with a place of each offer that has one. */
function soonestOf({ given, booked }: Awaited<ReturnType<typeof weeksOf>>, range: DayRange) {
  const [givenBy, bookedBy] = [byOffer(given), byOffer(booked)];
  return new Map(
    [...givenBy].map(([offerId, own]) => {
      const week = { given: own, booked: bookedBy.get(offerId) ?? [] };
      return [offerId, soonestPlace(week, range, daysAhead)] as const;
    }),
  );
}

function byOffer<Row extends { offerId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.offerId);
    if (group) group.push(row);
    else groups.set(row.offerId, [row]);
  }
  return groups;
}

/** The partnerships that have each offer on their local menu. */
async function partnershipsOf(tx: Tx, act: Act, offerIds: readonly string[]): Promise<Map<string, string[]>> {
  const pinned = new Map<string, string[]>();
  if (offerIds.length === 0) return pinned;
  const rows = await tx
    .select({ offerId: localMenuEntries.offerId, partnershipId: localMenuEntries.partnershipId })
    .from(localMenuEntries)
    .where(
      and(
        eq(localMenuEntries.authorityId, act.actor.authorityId),
        inArray(localMenuEntries.offerId, [...offerIds]),
      ),
    );
  for (const { offerId, partnershipId } of rows)
    pinned.set(offerId, [...(pinned.get(offerId) ?? []), partnershipId]);
  return pinned;
}

function publishedOf(tx: Tx, act: Act, offerIds: readonly string[]) {
  return tx
    .select({
      offer: offers,
      provider: organisations.name,
      providerKind: providers.kind,
      siteName: sites.name,
      access: sites.accessFeatures,
      siteMasked: sites.addressMasked,
      sitePostcode: sites.postcode,
      latitude: sites.latitude,
      longitude: sites.longitude,
    })
    .from(offers)
    .innerJoin(
      providers,
      and(eq(providers.authorityId, offers.authorityId), eq(providers.organisationId, offers.providerId)),
    )
    .innerJoin(
      organisations,
      and(eq(organisations.authorityId, offers.authorityId), eq(organisations.id, offers.providerId)),
    )
    .innerJoin(sites, and(eq(sites.authorityId, offers.authorityId), eq(sites.id, offers.siteId)))
    .where(
      and(
        eq(offers.authorityId, act.actor.authorityId),
        eq(offers.status, "published"),
        inArray(offers.id, [...offerIds]),
      ),
    );
}

/** The price of each offer that holds today; none for those whose first price is yet to start. */
export async function pricesOf(tx: Tx, act: Act, offerIds: readonly string[]) {
  if (offerIds.length === 0) return new Map<string, typeof offerPrices.$inferSelect>();
  const rows = await tx
    .selectDistinctOn([offerPrices.offerId])
    .from(offerPrices)
    .where(
      and(
        eq(offerPrices.authorityId, act.actor.authorityId),
        inArray(offerPrices.offerId, [...offerIds]),
        lte(offerPrices.startsOn, londonDay(act.now)),
      ),
    )
    .orderBy(offerPrices.offerId, desc(offerPrices.startsOn));
  return new Map(rows.map((row) => [row.offerId, row]));
}

type PublishedRow = Awaited<ReturnType<typeof publishedOf>>[number];
type Computed = {
  price: typeof offerPrices.$inferSelect;
  window: NonNullable<ReturnType<typeof listableWindow>>;
  halves: WeeklyHalfDay[];
  place: Pick<OfferDocument, "latitude" | "longitude">;
} & Pick<OfferDocument, "partnerships" | "soonestOn">;

/** A masked address is placed no more exactly than its district, so that distances do not give it away. */
function placeShown(
  { siteMasked, sitePostcode, latitude, longitude }: PublishedRow,
  districts: Map<string, Place>,
): Pick<OfferDocument, "latitude" | "longitude"> {
  if (!siteMasked) return { latitude, longitude };
  return districts.get(sitePostcode) ?? { latitude: null, longitude: null };
}

/** Whatever else is to be found by words. */
function wordsOf({ offer, providerKind, siteMasked, siteName }: PublishedRow): string {
  const taught = offer.qualificationKinds.filter((kind) => kind !== "none");
  return [
    offer.description,
    offer.weekDescribed,
    offer.qualifications,
    ...taught.map((kind) => qualificationKindNames[kind]),
    offerKindNames[offer.kind],
    offerTierNames[offer.tier],
    providerKindNames[providerKind],
    ...offer.needs.map((need) => needNames[need]),
    ...offer.keyStages.map((stage) => `Key stage ${stage.slice(2)}`),
    siteMasked ? "" : siteName,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function documentOf(row: PublishedRow, { price, window, halves, place, ...rest }: Computed): OfferDocument {
  const { offer } = row;
  return {
    authorityId: offer.authorityId,
    offerId: offer.id,
    providerId: offer.providerId,
    listableFrom: window.from,
    listableUntil: window.until,
    title: offer.title,
    provider: row.provider,
    summary: offer.summary,
    text: wordsOf(row),
    kind: offer.kind,
    tier: offer.tier,
    providerKind: row.providerKind,
    needs: offer.needs,
    keyStages: offer.keyStages,
    years: yearsOf(offer),
    qualifications: offer.qualificationKinds,
    transport: offer.transport,
    halves,
    daysFree: new Set(halves.map((half) => partsOfWeeklyHalfDay(half).weekday)).size,
    weeksFrom: offer.weeksFrom,
    weeksTo: offer.weeksTo,
    groupSize: offer.groupSize,
    access: row.access,
    ...rest,
    pricePerSessionPence: pricePerSession({ ...price, basis: price.priceBasis }),
    priceIsPrivate: offer.priceIsPrivate,
    ...place,
    shuffles: shufflesOf(offer.id),
  };
}
