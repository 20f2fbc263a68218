/** The menu as everybody sees it: what a search finds, loaded through visibility and today's standing. */
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { answerElsewhere } from "#app/domain/menu/engine.server.ts";
import { cardOf, loadOffers } from "#app/domain/menu/load-offers.server.ts";
import type { MenuSearch } from "#app/domain/menu/menu-address.ts";
import { maySeePrivateTerms } from "#app/domain/menu/policy.ts";
import { partnershipOf } from "#app/domain/organisations/partnership-of.server.ts";
import { findOrganisation } from "#app/domain/organisations/queries.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
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
    partnershipId: await findOwnPartnership(act),
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
    const { total, facets, corrections } = answer;
    return { cards, total: total - (ids.length - cards.length), facets, corrections };
  });
}

type Followed = { near: GeoPlace | undefined; most: number };

/** Everything a search finds today for this person, up to so many, by id with its title and provider. */
export async function listFound(act: Act, search: MenuSearch, { near, most }: Followed) {
  const query: SearchQuery = {
    ...search,
    authorityId: act.actor.authorityId,
    day: londonDay(act.now),
    privatePrices: maySeePrivateTerms(act.actor),
    near,
    partnershipId: await findOwnPartnership(act),
    page: 1,
    pageSize: most,
  };
  return transaction(act, async (tx) => {
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

/** The partnership whose local menu is the actor's own: a coordinator's, or that of a school today. */
async function findOwnPartnership(act: Act): Promise<string | undefined> {
  const { actor } = act;
  if (actor.kind !== "person") return undefined;
  if (actor.organisationKind === "partnership") return actor.organisationId;
  if (actor.organisationKind !== "school") return undefined;
  const own = await transaction(act, (tx) =>
    partnershipOf(tx, act, actor.organisationId, londonDay(act.now)),
  );
  return own?.id;
}

/** Where distances are measured from unless a postcode says otherwise: the actor's own school. */
export async function findOwnPlace(act: Act): Promise<(GeoPlace & { postcode: string }) | undefined> {
  const { actor } = act;
  if (actor.kind !== "person" || actor.organisationKind !== "school") return undefined;
  const school = await transaction(act, (tx) => findOrganisation(tx, act, actor.organisationId));
  if (!school?.postcode || school.latitude === null || school.longitude === null) return undefined;
  return { postcode: school.postcode, latitude: school.latitude, longitude: school.longitude };
}
