/** The menu in Meilisearch's own terms: its document, settings, filters and orders. */
import type { CalendarDate } from "#app/core/calendar.ts";
import { metresInMile } from "#search/distance.ts";
import type { SearchQuery } from "#search/engine.ts";
import {
  type FacetName,
  facetNames,
  facets,
  misspelling,
  type OfferDocument,
  rankOn,
  searchedFields,
  synonyms,
} from "#search/offers.ts";

const forEver = 99991231;

/** Days are compared as numbers: 7 September 2026 is 20260907. */
const dayNumber = (day: CalendarDate) => Number(day.replaceAll("-", ""));

export type StoredOffer = ReturnType<typeof storedOffer>;

export function storedOffer(document: OfferDocument) {
  const { shuffles, latitude, longitude, authorityId: _, ...rest } = document;
  return {
    ...rest,
    listableFrom: dayNumber(document.listableFrom),
    listableUntil: document.listableUntil === null ? forEver : dayNumber(document.listableUntil),
    publicPricePence: document.priceIsPrivate ? null : document.pricePerSessionPence,
    _geo: latitude === null || longitude === null ? null : { lat: latitude, lng: longitude },
    ...Object.fromEntries(shuffles.map((number, rank) => [`turn${rank}`, number])),
  };
}

const fieldOf = (name: FacetName): string => facets[name].field;
export const facetFields = facetNames.map(fieldOf);

export const indexSettings = {
  searchableAttributes: [...searchedFields],
  displayedAttributes: ["offerId", "_geo"],
  filterableAttributes: [
    ...facetFields,
    "listableFrom",
    "listableUntil",
    "pricePerSessionPence",
    "publicPricePence",
    "_geo",
  ],
  sortableAttributes: [
    "pricePerSessionPence",
    "publicPricePence",
    "_geo",
    ...Array.from({ length: 7 }, (_, rank) => `turn${rank}`),
  ],
  // An order that was asked for comes before how well the words match.
  rankingRules: ["sort", "words", "typo", "proximity", "attribute", "exactness"],
  synonyms: synonymTable(),
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: misspelling.oneFrom, twoTypos: misspelling.twoFrom },
  },
  faceting: { maxValuesPerFacet: 100 },
  pagination: { maxTotalHits: 200_000 },
};

function synonymTable(): Record<string, string[]> {
  const table: Record<string, string[]> = {};
  for (const group of synonyms) {
    for (const phrase of group) {
      const others = group.filter((other) => other !== phrase);
      table[phrase] = [...(table[phrase] ?? []), ...others];
    }
  }
  return table;
}

/** All that must hold, each an expression; a facet that is being counted is left out. */
export function filtersOf(query: SearchQuery, except?: FacetName): string[] {
  const today = dayNumber(query.day);
  const price = priceField(query);
  const chosen = facetNames.filter((name) => name !== except).flatMap((name) => chosenOf(name, query));
  return [
    `listableFrom <= ${today}`,
    `listableUntil >= ${today}`,
    ...(query.priceFrom === undefined ? [] : [`${price} >= ${query.priceFrom}`]),
    ...(query.priceTo === undefined ? [] : [`${price} <= ${query.priceTo}`]),
    ...(query.near && query.withinMiles !== undefined
      ? [
          `_geoRadius(${query.near.latitude}, ${query.near.longitude}, ${Math.round(query.withinMiles * metresInMile)})`,
        ]
      : []),
    ...chosen,
  ];
}

function chosenOf(name: FacetName, query: SearchQuery): string[] {
  const values = query.filters[name] ?? [];
  if (values.length === 0) return [];
  const quoted = values.map((value) => JSON.stringify(value));
  if (facets[name].every) return quoted.map((value) => `${fieldOf(name)} = ${value}`);
  return [`${fieldOf(name)} IN [${quoted.join(", ")}]`];
}

export function sortOf(query: SearchQuery): string[] {
  const turn = `turn${rankOn(query.day)}:asc`;
  if (query.order === "distance" && query.near)
    return [`_geoPoint(${query.near.latitude}, ${query.near.longitude}):asc`, turn];
  if (query.order === "price") return [`${priceField(query)}:asc`, turn];
  return query.order === "relevance" && query.words?.trim() ? [] : [turn];
}

const priceField = (query: SearchQuery) =>
  query.privatePrices ? "pricePerSessionPence" : "publicPricePence";
