/** The menu as everybody sees it: what a search finds, loaded through visibility and today's standing. */
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { answerElsewhere, otherEngine } from "#app/domain/menu/engine.server.ts";
import { loadOffers } from "#app/domain/menu/load-offers.server.ts";
import type { MenuSearch } from "#app/domain/menu/menu-address.ts";
import { cardsOf } from "#app/domain/menu/menu-cards.server.ts";
import { maySeePrivateTerms } from "#app/domain/menu/policy.ts";
import { partnershipOf } from "#app/domain/organisations/partnership-of.server.ts";
import { placeOf } from "#app/domain/organisations/place-of.server.ts";
import { findOrganisation } from "#app/domain/organisations/queries.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import type { GeoPlace, SearchAnswer, SearchQuery } from "#search/engine.ts";
import { postgresEngine } from "#search/postgres.server.ts";

export const cardsOnPage = 20;

/** One page of what the menu has, in order, with how many each further filter would leave. */
export async function searchMenu(act: Act, search: MenuSearch, near: GeoPlace | undefined) {
  const query = await transaction(act, (tx) => queryOf(tx, act, search, near));
  const elsewhere = await answerElsewhere(query);
  return transaction(act, (tx) => pageOf(tx, act, query, elsewhere));
}

/**
 * The same with distances from the postcode that the search says, else from the actor's own school; `from` is the
 * postcode of either, and without `near` nobody knows where it is.
 */
export async function findMenu(act: Act, search: MenuSearch) {
  if (otherEngine()) {
    const { near, from } = await transaction(act, (tx) => whereFrom(tx, act, search));
    return { ...(await searchMenu(act, search, near)), near, from };
  }
  return transaction(act, async (tx) => {
    const { near, from } = await whereFrom(tx, act, search);
    const query = await queryOf(tx, act, search, near);
    return { ...(await pageOf(tx, act, query)), near, from };
  });
}

async function queryOf(
  tx: Tx,
  act: Act,
  search: MenuSearch,
  near: GeoPlace | undefined,
): Promise<SearchQuery> {
  return {
    ...search,
    authorityId: act.actor.authorityId,
    day: londonDay(act.now),
    privatePrices: maySeePrivateTerms(act.actor),
    near,
    partnershipId: await ownPartnership(tx, act),
    pageSize: cardsOnPage,
  };
}

async function pageOf(tx: Tx, act: Act, query: SearchQuery, elsewhere?: SearchAnswer) {
  const answer = elsewhere ?? (await postgresEngine(tx).search(query));
  const ids = answer.hits.map(({ offerId }) => offerId);
  const byId = await cardsOf(tx, act, ids);
  const cards = answer.hits.flatMap(({ offerId, miles }) => {
    const card = byId.get(offerId);
    return card ? [{ ...card, miles }] : [];
  });
  const { total, facets, corrections } = answer;
  return { cards, total: total - (ids.length - cards.length), facets, corrections };
}

async function whereFrom(tx: Tx, act: Act, { postcode }: MenuSearch) {
  if (postcode !== undefined) return { near: await placeOf(tx, postcode), from: postcode };
  const own = await ownPlace(tx, act);
  return { near: own, from: own?.postcode };
}

type Followed = { near: GeoPlace | undefined; most: number };

/** Everything a search finds today for this person, up to so many, by id with its title and provider. */
export async function listFound(act: Act, search: MenuSearch, { near, most }: Followed) {
  return transaction(act, async (tx) => {
    const query = { ...(await queryOf(tx, act, search, near)), page: 1, pageSize: most };
    const { hits } = await postgresEngine(tx).search(query);
    const loaded = await loadOffers(
      tx,
      act,
      hits.map(({ offerId }) => offerId),
    );
    return hits.flatMap(({ offerId }) => {
      const found = loaded.find(({ offer }) => offer.id === offerId);
      if (!found?.standing.listable) return [];
      return [{ id: offerId, title: found.offer.title, provider: found.provider }];
    });
  });
}

/** More than any menu holds: nothing of a search is left out. */
const everyOffer = 1_000_000;

/** The ids of everything a search finds today for this person, in a fixed order, whoever may be shown them. */
export async function listFoundIds(act: Act, search: MenuSearch, near: GeoPlace | undefined) {
  const { hits } = await transaction(act, async (tx) => {
    const query = { ...(await queryOf(tx, act, search, near)), page: 1, pageSize: everyOffer };
    return postgresEngine(tx).search(query);
  });
  return hits.map(({ offerId }) => offerId).sort();
}

/** The partnership whose local menu is the actor's own: a coordinator's, or that of a school today. */
async function ownPartnership(tx: Tx, act: Act): Promise<string | undefined> {
  const { actor } = act;
  if (actor.kind !== "person") return undefined;
  if (actor.organisationKind === "partnership") return actor.organisationId;
  if (actor.organisationKind !== "school") return undefined;
  const own = await partnershipOf(tx, act, actor.organisationId, londonDay(act.now));
  return own?.id;
}

/** Where distances are measured from unless a postcode says otherwise: the actor's own school. */
export async function findOwnPlace(act: Act): Promise<OwnPlace | undefined> {
  return transaction(act, (tx) => ownPlace(tx, act));
}

type OwnPlace = GeoPlace & { postcode: string };

async function ownPlace(tx: Tx, act: Act): Promise<OwnPlace | undefined> {
  const { actor } = act;
  if (actor.kind !== "person" || actor.organisationKind !== "school") return undefined;
  const school = await findOrganisation(tx, act, actor.organisationId);
  if (!school?.postcode || school.latitude === null || school.longitude === null) return undefined;
  return { postcode: school.postcode, latitude: school.latitude, longitude: school.longitude };
}
