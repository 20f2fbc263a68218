/** A provider's own offers, as it and the officers look into them. */
import { and, asc, count, desc, eq, gte, isNull, or } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addDays, londonDay } from "#app/core/calendar.ts";
import type { OfferStatus } from "#app/core/words/menu.ts";
import { pricesOf } from "#app/domain/menu/offer-documents.server.ts";
import { picturesOf } from "#app/domain/menu/pictures/queries.server.ts";
import { freePlacesOf, type PlacesOfHalf, placesFrom, weekOf } from "#app/domain/menu/places.server.ts";
import { missingOf } from "#app/domain/menu/publication-state.server.ts";
import { lookedIntoBy } from "#app/domain/menu/visibility.server.ts";
import { standingOf } from "#app/domain/quality/standing.server.ts";
import { listEvents } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { offerPrices, offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { sites } from "#db/schema/providers.ts";

type OfferFilter = { status?: OfferStatus | undefined; page: number; pageSize: number };

/** Offers with the half-day places of this week and how many are taken, the latest first; with the total. */
export function listOffers(act: Act, { status, page, pageSize }: OfferFilter) {
  return transaction(act, async (tx) => {
    const where = and(lookedIntoBy(act.actor), status ? eq(offers.status, status) : undefined);
    const [[counted], found] = await Promise.all([
      tx.select({ total: count() }).from(offers).where(where),
      tx
        .select({
          id: offers.id,
          title: offers.title,
          status: offers.status,
          kind: offers.kind,
          provider: organisations.name,
        })
        .from(offers)
        .innerJoin(
          organisations,
          and(eq(organisations.authorityId, offers.authorityId), eq(organisations.id, offers.providerId)),
        )
        .where(where)
        .orderBy(desc(offers.createdAt), asc(offers.id))
        .limit(pageSize)
        .offset((page - 1) * pageSize),
    ]);
    const ids = found.map(({ id }) => id);
    const today = londonDay(act.now);
    const [places, prices] = await Promise.all([
      freePlacesOf(tx, act, ids, { startsOn: today, endsOn: addDays(today, 6) }),
      pricesOf(tx, act, ids),
    ]);
    const rows = found.map((offer) => ({
      ...offer,
      ...takenOf(places.get(offer.id)),
      price: prices.get(offer.id),
    }));
    return { rows, total: counted?.total ?? 0 };
  });
}

function takenOf(halves: ReadonlyMap<string, PlacesOfHalf> = new Map()): { places: number; taken: number } {
  const all = [...halves.values()];
  const places = all.reduce((sum, half) => sum + half.places, 0);
  return { places, taken: places - all.reduce((sum, half) => sum + half.free, 0) };
}

/** One offer with its site, what it still lacks, whether its provider may be listed today, and a page of what happened. */
export function findOffer(act: Act, offerId: string, page = 1) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({ offer: offers, provider: organisations.name, siteName: sites.name })
      .from(offers)
      .innerJoin(
        organisations,
        and(eq(organisations.authorityId, offers.authorityId), eq(organisations.id, offers.providerId)),
      )
      .innerJoin(sites, and(eq(sites.authorityId, offers.authorityId), eq(sites.id, offers.siteId)))
      .where(and(lookedIntoBy(act.actor), eq(offers.id, offerId)));
    if (!row) return undefined;
    const today = londonDay(act.now);
    const thisWeek = { startsOn: today, endsOn: addDays(today, 6) };
    const [missing, standing, prices, places, pictures, events] = await Promise.all([
      missingOf(tx, act, row.offer),
      standingOf(tx, act, row.offer.providerId, today),
      tx
        .select()
        .from(offerPrices)
        .where(and(eq(offerPrices.authorityId, row.offer.authorityId), eq(offerPrices.offerId, offerId)))
        .orderBy(desc(offerPrices.startsOn)),
      freePlacesOf(tx, act, [offerId], thisWeek),
      picturesOf(tx, act, [offerId]),
      listEvents(tx, act, { subjectId: offerId, page }),
    ]);
    const week = weekOf(places.get(offerId));
    return {
      ...row.offer,
      provider: row.provider,
      siteName: row.siteName,
      missing,
      standing,
      prices,
      week,
      pictures: pictures.get(offerId)?.length ?? 0,
      events,
    };
  });
}

/** What is given and what is booked of an offer from today on, for changing its places. */
export function findPlaces(act: Act, offerId: string) {
  return transaction(act, async (tx) => {
    const [offer] = await tx
      .select({ id: offers.id })
      .from(offers)
      .where(and(lookedIntoBy(act.actor), eq(offers.id, offerId)));
    return offer && placesFrom(tx, act, offer.id, londonDay(act.now));
  });
}

/** The open sites of the actor's own provider, by name. */
export async function listOwnSites(act: Act) {
  const { actor } = act;
  if (actor.kind !== "person" || actor.organisationKind !== "provider") return [];
  return transaction(act, (tx) =>
    tx
      .select({ id: sites.id, name: sites.name, postcode: sites.postcode })
      .from(sites)
      .where(
        and(
          eq(sites.authorityId, actor.authorityId),
          eq(sites.providerId, actor.organisationId),
          or(isNull(sites.closedOn), gte(sites.closedOn, londonDay(act.now))),
        ),
      )
      .orderBy(asc(sites.name)),
  );
}
