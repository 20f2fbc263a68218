/** Keeps the search engines in step with the offers, their prices, places and their providers' standing. */
import { and, desc, eq, inArray, lte } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addDays, londonDay, type WeeklyHalfDay } from "#app/core/calendar.ts";
import { needNames, offerKindNames } from "#app/core/words/menu.ts";
import { providerKindNames } from "#app/core/words/providers.ts";
import { otherEngine } from "#app/domain/menu/engine.server.ts";
import { freePlacesOf } from "#app/domain/menu/places.server.ts";
import { pricePerSession } from "#app/domain/menu/pricing.ts";
import type { Place } from "#app/domain/organisations/outcodes.ts";
import { districtsOf } from "#app/domain/organisations/place-of.server.ts";
import { standingFactsOf } from "#app/domain/quality/standing.server.ts";
import { listableWindow } from "#app/domain/quality/standing.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { offerPrices, offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers, sites } from "#db/schema/providers.ts";
import { type OfferDocument, shufflesOf } from "#search/offers.ts";
import { postgresEngine } from "#search/postgres.server.ts";

/** The coming weeks over which a place counts as free on the menu: a half term. */
export const daysAhead = 42;

export type WhichOffers = "all" | { providerId: string } | readonly string[];

/**
 * Brings Postgres' own index up to date for these offers within the command that changed them, so that the menu
 * is right at once. The caller has proved its right to the offers.
 */
export async function indexOffers(tx: Tx, act: Act, which: Exclude<WhichOffers, "all">): Promise<void> {
  const ids = await idsOf(tx, act, which);
  const documents = await documentsOf(tx, act, ids);
  const listed = new Set(documents.map(({ offerId }) => offerId));
  const engine = postgresEngine(tx);
  await engine.remove(
    act.actor.authorityId,
    ids.filter((offerId) => !listed.has(offerId)),
  );
  await engine.index(documents);
}

/**
 * What follows an event that touches the menu, and the nightly rebuild: both engines know what is so now.
 * Gives the number of offers that are listable today or later. Called by the authority's own clockwork.
 */
export async function reindexOffers(act: Act, which: WhichOffers): Promise<number> {
  const { authorityId } = act.actor;
  const { ids, documents } = await transaction(act, async (tx) => {
    const of = await idsOf(tx, act, which);
    const made = await documentsOf(tx, act, of);
    if (which === "all") await postgresEngine(tx).rebuild(authorityId, made);
    else await indexOffers(tx, act, of);
    return { ids: of, documents: made };
  });
  const other = otherEngine();
  if (other && which === "all") await other.rebuild(authorityId, documents);
  else if (other) {
    const listed = new Set(documents.map(({ offerId }) => offerId));
    await other.remove(
      authorityId,
      ids.filter((offerId) => !listed.has(offerId)),
    );
    await other.index(documents);
  }
  return documents.length;
}

async function idsOf(tx: Tx, act: Act, which: WhichOffers): Promise<string[]> {
  if (Array.isArray(which)) return [...which];
  const ofProvider =
    typeof which === "object" && "providerId" in which ? eq(offers.providerId, which.providerId) : undefined;
  const rows = await tx
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.authorityId, act.actor.authorityId), ofProvider));
  return rows.map(({ id }) => id);
}

/** The documents of those that are published, priced and listable today or later. */
async function documentsOf(tx: Tx, act: Act, offerIds: readonly string[]): Promise<OfferDocument[]> {
  if (offerIds.length === 0) return [];
  const today = londonDay(act.now);
  const published = await publishedOf(tx, act, offerIds);
  const ids = published.map(({ offer }) => offer.id);
  const masked = published.filter(({ siteMasked }) => siteMasked).map(({ sitePostcode }) => sitePostcode);
  const [districts, prices, places, facts] = await Promise.all([
    districtsOf(tx, masked),
    pricesOf(tx, act, ids),
    freePlacesOf(tx, act, ids, { startsOn: today, endsOn: addDays(today, daysAhead - 1) }),
    standingFactsOf(
      tx,
      act,
      published.map(({ offer }) => offer.providerId),
    ),
  ]);
  return published.flatMap((row): OfferDocument[] => {
    const price = prices.get(row.offer.id);
    const known = facts.get(row.offer.providerId);
    const window = known && listableWindow(known, today);
    if (!price || !window) return [];
    const free = [...(places.get(row.offer.id) ?? [])].filter(([, half]) => half.free > 0);
    return [
      documentOf(row, {
        price,
        window,
        halves: free.map(([half]) => half),
        place: placeShown(row, districts),
      }),
    ];
  });
}

function publishedOf(tx: Tx, act: Act, offerIds: readonly string[]) {
  return tx
    .select({
      offer: offers,
      provider: organisations.name,
      providerKind: providers.kind,
      siteName: sites.name,
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
};

/** A masked address is placed no more exactly than its district, so that distances do not give it away. */
function placeShown(
  { siteMasked, sitePostcode, latitude, longitude }: PublishedRow,
  districts: Map<string, Place>,
): Pick<OfferDocument, "latitude" | "longitude"> {
  if (!siteMasked) return { latitude, longitude };
  return districts.get(sitePostcode) ?? { latitude: null, longitude: null };
}

function documentOf(row: PublishedRow, { price, window, halves, place }: Computed): OfferDocument {
  const { offer } = row;
  const words = [
    offer.description,
    offer.qualifications,
    offerKindNames[offer.kind],
    providerKindNames[row.providerKind],
    ...offer.needs.map((need) => needNames[need]),
    row.siteMasked ? "" : row.siteName,
  ];
  return {
    authorityId: offer.authorityId,
    offerId: offer.id,
    providerId: offer.providerId,
    listableFrom: window.from,
    listableUntil: window.until,
    title: offer.title,
    provider: row.provider,
    summary: offer.summary,
    text: words.filter((part) => part !== "").join("\n"),
    kind: offer.kind,
    tier: offer.tier,
    providerKind: row.providerKind,
    needs: offer.needs,
    keyStages: offer.keyStages,
    transport: offer.transport,
    halves,
    pricePerSessionPence: pricePerSession({ ...price, basis: price.priceBasis }),
    priceIsPrivate: offer.priceIsPrivate,
    ...place,
    shuffles: shufflesOf(offer.id),
  };
}
