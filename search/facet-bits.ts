/**
 * The values of a document's facets as bits of a few whole numbers, so that Postgres filters with one comparison
 * each and counts them all in one pass: rows are counted by whole numbers, and those are taken apart here.
 */
import {
  emptyCounts,
  type FacetCounts,
  type FacetName,
  facetNames,
  facets,
  valuesOf,
} from "#search/facets.ts";
import type { OfferDocument } from "#search/offers.ts";

/** Facets that share a number are counted together; each number holds at most 31 bits. */
export const bitColumns = {
  what: ["kind", "tier", "providerKind", "transport"],
  need: ["need"],
  week: ["half", "days"],
  age: ["keyStage", "year"],
  gain: ["qualification", "group"],
  site: ["access", "local"],
} as const satisfies Record<string, readonly FacetName[]>;
export type BitColumn = keyof typeof bitColumns;
export const bitColumnNames = Object.keys(bitColumns) as BitColumn[];

type Place = { readonly column: BitColumn; readonly first: number };

const places = Object.fromEntries(
  bitColumnNames.flatMap((column) => {
    let first = 0;
    return bitColumns[column].map((name): [FacetName, Place] => {
      const place = { column, first };
      first += facets[name].values.length;
      return [name, place];
    });
  }),
) as Record<FacetName, Place>;

export const columnOf = (name: FacetName): BitColumn => places[name].column;

/** The bits of these values of a facet; unknown values have none. */
export function bitsOf(name: FacetName, values: readonly string[]): number {
  const known: readonly string[] = facets[name].values;
  return values.reduce((bits, value) => {
    const index = known.indexOf(value);
    return index < 0 ? bits : bits | (1 << (places[name].first + index));
  }, 0);
}

/** A document's numbers, by column. */
export function bitsOfDocument(document: OfferDocument): Record<BitColumn, number> {
  const bits = (column: BitColumn) =>
    bitColumns[column].reduce((sum, name) => sum | bitsOf(name, valuesOf(document, name)), 0);
  return Object.fromEntries(bitColumnNames.map((column) => [column, bits(column)])) as Record<
    BitColumn,
    number
  >;
}

/** What a document fails of the chosen filters, as bits: one for each facet. */
export const failureOf = (name: FacetName): number => 1 << facetNames.indexOf(name);

/** How many documents there are with these bits of a column, and these failures. */
export type Counted = { column: BitColumn; failures: number; bits: number; offers: number };

/** The counts of each value: of what fails nothing, or nothing but the value's own facet. */
export function countsFrom(counted: readonly Counted[]): { total: number; facets: FacetCounts } {
  const answer = emptyCounts();
  let total = 0;
  for (const { column, failures, bits, offers } of counted) {
    if (failures === 0 && column === bitColumnNames[0]) total += offers;
    for (const name of bitColumns[column]) {
      if (failures === 0 || failures === failureOf(name)) addTo(answer[name], name, { bits, offers });
    }
  }
  return { total, facets: answer };
}

function addTo(
  counts: Record<string, number>,
  name: FacetName,
  { bits, offers }: { bits: number; offers: number },
): void {
  for (const [index, value] of facets[name].values.entries()) {
    if ((bits & (1 << (places[name].first + index))) !== 0) counts[value] = (counts[value] ?? 0) + offers;
  }
}
