/** The menu searched by a Meilisearch server: one index for each authority. */
import { type EnqueuedTaskPromise, Meilisearch, type MultiSearchQuery } from "meilisearch";
import { milesBetween } from "#search/distance.ts";
import type { SearchAnswer, SearchEngine, SearchQuery } from "#search/engine.ts";
import {
  facetFields,
  filtersOf,
  indexSettings,
  type StoredOffer,
  sortOf,
  storedOffer,
} from "#search/meilisearch-shapes.ts";
import { type FacetName, facetNames, facets, type OfferDocument } from "#search/offers.ts";

const answerWithinMs = 2000;
const taskWithinMs = 60_000;
const documentsAtOnce = 1000;

/** Throws when the server does not answer in time: the menu then asks Postgres. */
export function meilisearchEngine({ url, key }: { url: string; key?: string | undefined }): SearchEngine {
  const client = new Meilisearch({ host: url, apiKey: key, timeout: answerWithinMs });
  const prepared = new Set<string>();

  async function prepare(authorityId: string): Promise<string> {
    const uid = indexOf(authorityId);
    if (!prepared.has(uid)) await settle(client.index(uid).updateSettings(indexSettings));
    prepared.add(uid);
    return uid;
  }

  return {
    search: (query) => search(client, query),
    async index(documents) {
      for (const authorityId of new Set(documents.map((document) => document.authorityId))) {
        const own = documents.filter((document) => document.authorityId === authorityId);
        await add(client, await prepare(authorityId), own);
      }
    },
    async remove(authorityId, offerIds) {
      if (offerIds.length === 0) return;
      await settle(client.index(await prepare(authorityId)).deleteDocuments([...offerIds]));
    },
    async rebuild(authorityId, documents) {
      const live = await prepare(authorityId);
      const next = `${live}-next`;
      await client.deleteIndexIfExists(next);
      await settle(client.createIndex(next, { primaryKey: "offerId" }));
      await settle(client.index(next).updateSettings(indexSettings));
      await add(client, next, documents);
      await settle(client.swapIndexes([{ indexes: [live, next], rename: false }]));
      await settle(client.deleteIndex(next));
    },
  };
}

const indexOf = (authorityId: string) => `offers-${authorityId}`;

async function settle(enqueued: EnqueuedTaskPromise): Promise<void> {
  const task = await enqueued.waitTask({ timeout: taskWithinMs });
  if (task.status !== "succeeded") throw new Error(`Meilisearch: ${task.error?.message ?? task.status}`);
}

async function add(client: Meilisearch, uid: string, documents: readonly OfferDocument[]): Promise<void> {
  for (let at = 0; at < documents.length; at += documentsAtOnce) {
    const some = documents.slice(at, at + documentsAtOnce).map(storedOffer);
    await settle(client.index(uid).addDocuments(some, { primaryKey: "offerId" }));
  }
}

/** One question for the hits, and one for each chosen facet whose counts leave it out; in one request. */
async function search(client: Meilisearch, query: SearchQuery): Promise<SearchAnswer> {
  const chosen = facetNames.filter((name) => (query.filters[name] ?? []).length > 0);
  const asked = {
    indexUid: indexOf(query.authorityId),
    q: query.words ?? "",
    matchingStrategy: "all",
  } as const;
  const main: MultiSearchQuery = {
    ...asked,
    filter: filtersOf(query),
    sort: sortOf(query),
    page: query.page,
    hitsPerPage: query.pageSize,
    facets: facetFields,
    attributesToRetrieve: ["offerId", "_geo"],
  };
  const counting: MultiSearchQuery[] = chosen.map((name) => ({
    ...asked,
    filter: filtersOf(query, name),
    limit: 0,
    facets: [facets[name].field],
  }));
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, StoredOffer>({
    queries: [main, ...counting],
  });
  const [first, ...counted] = results;
  const distributionOf = (name: FacetName) =>
    (counted[chosen.indexOf(name)] ?? first)?.facetDistribution?.[facets[name].field] ?? {};
  return {
    hits: (first?.hits ?? []).map(({ offerId, _geo }) => ({ offerId, miles: milesTo(query, _geo) })),
    total: first?.totalHits ?? 0,
    facets: Object.fromEntries(
      facetNames.map((name) => [name, distributionOf(name)]),
    ) as SearchAnswer["facets"],
  };
}

function milesTo({ near }: SearchQuery, at: StoredOffer["_geo"] | undefined): number | null {
  return near && at ? milesBetween(near, { latitude: at.lat, longitude: at.lng }) : null;
}
