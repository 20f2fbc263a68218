/** The menu in Meilisearch's own terms: its document, settings, filters and orders. */
import type { CalendarDate } from "#app/core/calendar.ts";
import { metresInMile } from "#search/distance.ts";
import type { SearchQuery } from "#search/engine.ts";
import { type FacetName, facetNames, facets } from "#search/facets.ts";
import { misspelling, type OfferDocument, rankOn, searchedFields, synonyms } from "#search/offers.ts";
import { keptApart } from "#search/words.ts";

const forEver = 99991231;
const anyNumberOfWeeks = 9999;

/** Days are compared as numbers: 7 September 2026 is 20260907. */
const dayNumber = (day: CalendarDate) => Number(day.replaceAll("-", ""));

export type StoredOffer = ReturnType<typeof storedOffer>;

export function storedOffer(document: OfferDocument) {
  const { shuffles, latitude, longitude, authorityId: _, ...rest } = document;
  return {
    ...rest,
    ...Object.fromEntries(searchedFields.map((field) => [field, keptApart(document[field])])),
    soonestOn: document.soonestOn === null ? null : dayNumber(document.soonestOn),
    weeksFrom: document.weeksFrom ?? 1,
    weeksTo: document.weeksTo ?? anyNumberOfWeeks,
    listableFrom: dayNumber(document.listableFrom),
    listableUntil: document.listableUntil === null ? forEver : dayNumber(document.listableUntil),
    publicPricePence: document.priceIsPrivate ? null : document.pricePerSessionPence,
    _geo: latitude === null || longitude === null ? null : { lat: latitude, lng: longitude },
    ...Object.fromEntries(shuffles.map((number, rank) => [`turn${rank}`, number])),
  };
}

const fieldOf = (name: FacetName): string => facets[name].field;
export const facetFields = facetNames.map(fieldOf);
const numbers = ["listableFrom", "listableUntil", "soonestOn", "weeksFrom", "weeksTo"];
const prices = ["pricePerSessionPence", "publicPricePence"];

export const indexSettings = {
  searchableAttributes: [...searchedFields],
  // The searched words are shown to the engine only, to say what a misspelling was taken for.
  displayedAttributes: ["offerId", "_geo", ...searchedFields],
  filterableAttributes: [...facetFields, ...numbers, ...prices, "_geo"],
  sortableAttributes: [
    ...prices,
    "soonestOn",
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
  faceting: { maxValuesPerFacet: 300 },
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
    ...(query.startBy === undefined ? [] : [`soonestOn <= ${dayNumber(query.startBy)}`]),
    ...(query.weeks === undefined ? [] : [`weeksFrom <= ${query.weeks}`, `weeksTo >= ${query.weeks}`]),
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
  const field = fieldOf(name);
  if (values.length === 0) return [];
  switch (facets[name].rule) {
    case "own":
      return [`${field} = ${JSON.stringify(query.partnershipId ?? "")}`];
    case "least":
      return [`${field} >= ${Math.min(...values.map(Number))}`];
    case "most":
      return [`${field} <= ${Math.max(...values.map(Number))}`];
    case "every":
      return values.map((value) => `${field} = ${JSON.stringify(value)}`);
    default:
      return [`${field} IN [${values.map((value) => JSON.stringify(value)).join(", ")}]`];
  }
}

/** How many documents hold each of a field's values, as the counts of a facet. */
export function countsOf(
  name: FacetName,
  held: Readonly<Record<string, number>>,
  { partnershipId }: SearchQuery,
): Record<string, number> {
  const { rule, values } = facets[name];
  if (rule === "any" || rule === "every") return { ...held };
  const offers = (value: string) => {
    if (rule === "own") return held[partnershipId ?? ""] ?? 0;
    const fits = (number: number) => (rule === "least" ? number >= Number(value) : number <= Number(value));
    return Object.entries(held).reduce((sum, [number, count]) => sum + (fits(Number(number)) ? count : 0), 0);
  };
  return Object.fromEntries(
    values.map((value): [string, number] => [value, offers(value)]).filter(([, count]) => count > 0),
  );
}

export function sortOf(query: SearchQuery): string[] {
  const turn = `turn${rankOn(query.day)}:asc`;
  if (query.order === "distance" && query.near)
    return [`_geoPoint(${query.near.latitude}, ${query.near.longitude}):asc`, turn];
  if (query.order === "price") return [`${priceField(query)}:asc`, turn];
  if (query.order === "soonest") return ["soonestOn:asc", turn];
  return query.order === "relevance" && query.words?.trim() ? [] : [turn];
}

const priceField = (query: SearchQuery) =>
  query.privatePrices ? "pricePerSessionPence" : "publicPricePence";
