/** Offers of the menu as everything that shows them loads them: by id, through visibility and today's standing. */
import { and, eq, inArray } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import { addDays, type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { daysAhead, pricesOf } from "#app/domain/menu/offer-documents.server.ts";
import { picturesOf } from "#app/domain/menu/pictures/queries.server.ts";
import { freePlacesOf, weekOf } from "#app/domain/menu/places.server.ts";
import { maySeePrivateTerms } from "#app/domain/menu/policy.ts";
import { pricePerSession } from "#app/domain/menu/pricing.ts";
import { visibleTo } from "#app/domain/menu/visibility.server.ts";
import { standingFactsOf } from "#app/domain/quality/standing.server.ts";
import { type StandingFacts, standingOn } from "#app/domain/quality/standing.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers, sites } from "#db/schema/providers.ts";

export type Loaded = Awaited<ReturnType<typeof loadOffers>>[number];

/** The published and priced ones of these that the actor may see, in no order, with their standing today. */
export async function loadOffers(tx: Tx, act: Act, offerIds: readonly string[]) {
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
  const [prices, places, pictures, facts] = await Promise.all([
    pricesOf(tx, act, offerIds),
    freePlacesOf(tx, act, offerIds, { startsOn: today, endsOn: addDays(today, daysAhead - 1) }),
    picturesOf(tx, act, offerIds),
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
    const { id } = row.offer;
    return [{ ...row, price, halves: places.get(id), pictures: pictures.get(id) ?? [], standing }];
  });
}

function lastDecisionOn(day: CalendarDate, { decisions }: StandingFacts): CalendarDate | undefined {
  const days = decisions.map(({ decidedOn }) => decidedOn).filter((decided) => decided <= day);
  return days.sort().at(-1);
}

export function isPriceHidden(
  actor: Actor,
  offer: Pick<Loaded["offer"], "priceIsPrivate" | "providerId">,
): boolean {
  return offer.priceIsPrivate && !maySeePrivateTerms(actor, offer);
}

/** Whether where a site is, and its name, which often says so, is more than its district to this person. */
export function isPlaceHidden(
  actor: Actor,
  site: Pick<Loaded["site"], "addressMasked" | "providerId">,
): boolean {
  return site.addressMasked && !maySeePrivateTerms(actor, site);
}

/** As much of an offer as its card is made of. */
export type CardFacts = Pick<Loaded, "provider" | "providerKind" | "halves"> & {
  offer: Pick<
    Loaded["offer"],
    "id" | "providerId" | "title" | "summary" | "kind" | "tier" | "needs" | "keyStages" | "priceIsPrivate"
  >;
  site: Pick<Loaded["site"], "latitude" | "longitude" | "addressMasked">;
  price: Pick<Loaded["price"], "pricePence" | "priceBasis" | "programmeSessions">;
  pictures: readonly { id: string; alternative: string }[];
  standing: Pick<Loaded["standing"], "state" | "decidedOn">;
};

/** What a card says of an offer; private prices and masked addresses left out for who may not see them. */
export function cardOf<Facts extends CardFacts>(actor: Actor, facts: Facts) {
  const { offer, price, halves, site, ...row } = facts;
  const { latitude, longitude } = site;
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
    standing: facts.standing as Facts["standing"],
    free: weekOf(halves).flatMap(({ half, free }) => (free > 0 ? [half] : [])),
    picture: row.pictures[0],
    place:
      latitude === null ||
      longitude === null ||
      isPlaceHidden(actor, { ...site, providerId: offer.providerId })
        ? undefined
        : { latitude, longitude },
    pricePerSessionPence: isPriceHidden(actor, offer)
      ? undefined
      : pricePerSession({ ...price, basis: price.priceBasis }),
  };
}
