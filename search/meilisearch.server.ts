/** The menu searched by a Meilisearch server: one index for each authority. */
import { type EnqueuedTaskPromise, Meilisearch, type MultiSearchQuery } from "meilisearch";
import { milesBetween } from "#search/distance.ts";
import type { Correction, Progress, SearchAnswer, SearchEngine, SearchQuery } from "#search/engine.ts";
import { type FacetName, facetNames, facets } from "#search/facets.ts";
import {
  countsOf,
  facetFields,
  filtersOf,
  indexSettings,
  type StoredOffer,
  sortOf,
  storedOffer,
} from "#search/meilisearch-shapes.ts";
import { type OfferDocument, searchedFields } from "#search/offers.ts";
import { asTyped, slipsBetween, typedWords, wordsIn } from "#search/words.ts";

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
    async rebuild(authorityId, documents, progress) {
      const live = await prepare(authorityId);
      const next = `${live}-next`;
      await client.deleteIndexIfExists(next);
      await settle(client.createIndex(next, { primaryKey: "offerId" }));
      await settle(client.index(next).updateSettings(indexSettings));
      await add(client, next, documents, progress);
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

async function add(
  client: Meilisearch,
  uid: string,
  documents: readonly OfferDocument[],
  progress?: Progress,
): Promise<void> {
  for (let at = 0; at < documents.length; at += documentsAtOnce) {
    const some = documents.slice(at, at + documentsAtOnce).map(storedOffer);
    await settle(client.index(uid).addDocuments(some, { primaryKey: "offerId" }));
    progress?.(at + some.length, documents.length);
  }
}

/** One question for the hits, and one for each chosen facet whose counts leave it out; in one request. */
async function search(client: Meilisearch, query: SearchQuery): Promise<SearchAnswer> {
  const chosen = facetNames.filter((name) => (query.filters[name] ?? []).length > 0);
  const typed = typedWords(query.words ?? "");
  const asked = {
    indexUid: indexOf(query.authorityId),
    // In quotation marks a word is taken as it stands: no misspelling, no synonym.
    q: (query.exact ? typed.map((word) => `"${word}"`) : typed).join(" "),
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
  // Without an order of its own the best match comes first: if even that has a slip in it, all have.
  const closest: MultiSearchQuery[] =
    typed.length === 0 || query.exact
      ? []
      : [
          {
            ...asked,
            filter: filtersOf(query),
            limit: 1,
            attributesToRetrieve: ["offerId"],
            attributesToHighlight: [...searchedFields],
            highlightPreTag: mark,
            highlightPostTag: mark,
            showRankingScoreDetails: true,
          },
        ];
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, StoredOffer>({
    queries: [main, ...counting, ...closest],
  });
  const [first, ...others] = results;
  const distributionOf = (name: FacetName) =>
    (others[chosen.indexOf(name)] ?? first)?.facetDistribution?.[facets[name].field] ?? {};
  return {
    hits: (first?.hits ?? []).map(({ offerId, _geo }) => ({ offerId, miles: milesTo(query, _geo) })),
    total: first?.totalHits ?? 0,
    facets: Object.fromEntries(
      facetNames.map((name) => [name, countsOf(name, distributionOf(name), query)]),
    ) as SearchAnswer["facets"],
    corrections: closest.length > 0 ? correctionsIn(typed, others[chosen.length]?.hits[0]) : [],
  };
}

/** Stands around what matched in a text; nobody types it. */
const mark = "\u0001";

type Closest = {
  _formatted?: Partial<Record<string, unknown>>;
  _rankingScoreDetails?: { typo?: { typoCount?: number } };
};

/** What the misspelt words were taken for, when even the closest match has a slip in it. */
function correctionsIn(typed: readonly string[], closest: Closest | undefined): Correction[] {
  if (!closest || (closest._rankingScoreDetails?.typo?.typoCount ?? 0) === 0) return [];
  const matched = searchedFields.flatMap((field) => {
    const text = closest._formatted?.[field];
    return typeof text === "string"
      ? text.split(mark).flatMap((part, index) => (index % 2 === 1 ? wordsIn(part) : []))
      : [];
  });
  return typed.flatMap((word) => {
    if (matched.some((other) => other.startsWith(word))) return [];
    const [nearest] = [...matched].sort((one, two) => slipsBetween(word, one) - slipsBetween(word, two));
    return nearest === undefined ? [] : [{ typed: asTyped(word), meant: asTyped(nearest) }];
  });
}

function milesTo({ near }: SearchQuery, at: StoredOffer["_geo"] | undefined): number | null {
  return near && at ? milesBetween(near, { latitude: at.lat, longitude: at.lng }) : null;
}
