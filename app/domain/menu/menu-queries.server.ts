/** The menu as everybody sees it: what a search finds, loaded through visibility and today's standing. */
import { and, eq, inArray } from "drizzle-orm";
import { type Act, type Actor, isOf, isOfficer } from "#app/core/actor.ts";
import { addDays, type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { answerElsewhere } from "#app/domain/menu/engine.server.ts";
import { daysAhead, pricesOf } from "#app/domain/menu/index-offers.server.ts";
import type { MenuSearch } from "#app/domain/menu/menu-address.ts";
import { freePlacesOf, weekOf } from "#app/domain/menu/places.server.ts";
import { maySeePrivateTerms } from "#app/domain/menu/policy.ts";
import { pricePerSession } from "#app/domain/menu/pricing.ts";
import { visibleTo } from "#app/domain/menu/visibility.server.ts";
import { findOrganisation } from "#app/domain/organisations/queries.server.ts";
import { standingFactsOf } from "#app/domain/quality/standing.server.ts";
import { type StandingFacts, standingOn } from "#app/domain/quality/standing.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers, sites } from "#db/schema/providers.ts";
import { milesBetween } from "#search/distance.ts";
import type { GeoPlace, SearchQuery } from "#search/engine.ts";
import { postgresEngine } from "#search/postgres.server.ts";

export const cardsOnPage = 20;

/** One page of what the menu has, in order, with how many each further filter would leave. */
export async function searchMenu(act: Act, search: MenuSearch, near: GeoPlace | undefined) {
  const query: SearchQuery = {
    ...search,
    authorityId: act.actor.authorityId,
    day: londonDay(act.now),
    privatePrices: maySeePrivateTerms(act.actor),
    near,
    pageSize: cardsOnPage,
  };
  const elsewhere = await answerElsewhere(query);
  return transaction(act, async (tx) => {
    const answer = elsewhere ?? (await postgresEngine(tx).search(query));
    const ids = answer.hits.map(({ offerId }) => offerId);
    const listed = (await loadOffers(tx, act, ids)).filter(({ standing }) => standing.listable);
    const byId = new Map(listed.map((row) => [row.offer.id, row]));
    const cards = answer.hits.flatMap(({ offerId, miles }) => {
      const row = byId.get(offerId);
      return row ? [{ ...cardOf(act.actor, row), miles }] : [];
    });
    const { total, facets, corrected } = answer;
    return { cards, total: total - (ids.length - cards.length), facets, corrected };
  });
}

/** Where distances are measured from unless a postcode says otherwise: the actor's own school. */
export async function findOwnPlace(act: Act): Promise<(GeoPlace & { postcode: string }) | undefined> {
  const { actor } = act;
  if (actor.kind !== "person" || actor.organisationKind !== "school") return undefined;
  const school = await transaction(act, (tx) => findOrganisation(tx, act, actor.organisationId));
  if (!school?.postcode || school.latitude === null || school.longitude === null) return undefined;
  return { postcode: school.postcode, latitude: school.latitude, longitude: school.longitude };
}

/**
 * All that is needed to choose an offer. One that is not listable today is found only by officers and by its own
 * provider. Private prices and masked addresses are left out for visitors.
 */
export function findMenuOffer(act: Act, offerId: string, near?: GeoPlace) {
  return transaction(act, async (tx) => {
    const [row] = await loadOffers(tx, act, [offerId]);
    if (!row || !(row.standing.listable || mayLookAnyway(act.actor, row.offer.providerId))) return undefined;
    const { offer, site } = row;
    const place = site.latitude === null || site.longitude === null ? undefined : (site as GeoPlace);
    const isHidden = site.addressMasked && !maySeePrivateTerms(act.actor);
    return {
      ...cardOf(act.actor, row),
      ...detailsOf(offer),
      site: {
        // A site's name often says where it is, so it goes with the address.
        name: isHidden ? undefined : site.name,
        kind: site.kind,
        accessibility: site.accessibility,
        address: isHidden ? undefined : `${site.address}, ${site.postcode}`,
      },
      price: isPriceHidden(act.actor, offer) ? undefined : row.price,
      aboutProvider: row.about,
      miles: near && place && !isHidden ? milesBetween(near, place) : null,
    };
  });
}

function mayLookAnyway(actor: Actor, providerId: string): boolean {
  return isOfficer(actor) || isOf(actor, providerId);
}

type Loaded = Awaited<ReturnType<typeof loadOffers>>[number];

/** The published and priced ones of these that the actor may see, in no order, with their standing today. */
async function loadOffers(tx: Tx, act: Act, offerIds: readonly string[]) {
  if (offerIds.length === 0) return [];
  const today = londonDay(act.now);
  const rows = await tx
    .select({
      offer: offers,
      provider: organisations.name,
      providerKind: providers.kind,
      about: providers.about,
      site: sites,
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
    .where(and(visibleTo(act.actor), eq(offers.status, "published"), inArray(offers.id, [...offerIds])));
  const [prices, places, facts] = await Promise.all([
    pricesOf(tx, act, offerIds),
    freePlacesOf(tx, act, offerIds, { startsOn: today, endsOn: addDays(today, daysAhead - 1) }),
    standingFactsOf(
      tx,
      act,
      rows.map(({ offer }) => offer.providerId),
    ),
  ]);
  return rows.flatMap((row) => {
    const price = prices.get(row.offer.id);
    const known = facts.get(row.offer.providerId);
    if (!price || !known) return [];
    const standing = { ...standingOn(today, known), decidedOn: lastDecisionOn(today, known) };
    return [{ ...row, price, halves: places.get(row.offer.id), standing }];
  });
}

function lastDecisionOn(day: CalendarDate, { decisions }: StandingFacts): CalendarDate | undefined {
  const days = decisions.map(({ decidedOn }) => decidedOn).filter((decided) => decided <= day);
  return days.sort().at(-1);
}

function isPriceHidden(actor: Actor, offer: Loaded["offer"]): boolean {
  return offer.priceIsPrivate && !maySeePrivateTerms(actor);
}

export type MenuCard = ReturnType<typeof cardOf> & { miles: number | null };

function cardOf(actor: Actor, { offer, price, halves, standing, ...row }: Loaded) {
  return {
    id: offer.id,
    title: offer.title,
    summary: offer.summary,
    providerId: offer.providerId,
    provider: row.provider,
    providerKind: row.providerKind,
    kind: offer.kind,
    tier: offer.tier,
    needs: offer.needs,
    keyStages: offer.keyStages,
    groupSize: offer.groupSize,
    standing,
    week: weekOf(halves),
    pricePerSessionPence: isPriceHidden(actor, offer)
      ? undefined
      : pricePerSession({ ...price, basis: price.priceBasis }),
  };
}

function detailsOf(offer: Loaded["offer"]) {
  return {
    description: offer.description,
    qualifications: offer.qualifications,
    transport: offer.transport,
    charged: offer.charged,
    noticeDays: offer.noticeDays,
    vatTreatment: offer.vatTreatment,
    vatRatePercent: offer.vatRatePercent,
    amStarts: offer.amStarts,
    amEnds: offer.amEnds,
    pmStarts: offer.pmStarts,
    pmEnds: offer.pmEnds,
  };
}
