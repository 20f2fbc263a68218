/** The filters of several values: what each asks of a document, declared once for every engine. */
import { weeklyHalfDays } from "#app/core/calendar.ts";
import {
  keyStages,
  needs,
  offerKinds,
  offerTiers,
  qualificationKinds,
  transportWords,
} from "#app/core/words/menu.ts";
import { accessFeatures, providerKinds } from "#app/core/words/providers.ts";
import type { OfferDocument } from "#search/offers.ts";

/**
 * `any`: one of the chosen values is enough. `every`: all of them must hold. `least` and `most`: the document's
 * number is no lower, or no higher, than one of them. `own`: the partnership of whoever asks has it.
 */
type Rule = "any" | "every" | "least" | "most" | "own";
type Facet = {
  readonly field: keyof OfferDocument;
  readonly rule: Rule;
  readonly values: readonly string[];
};

const wholeNumbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

export const years = wholeNumbers(1, 13);
export const daysWanted = wholeNumbers(1, 5);
export const groupSizes = ["1", "2", "4", "6", "8", "12", "20"] as const;

export const facets = {
  kind: { field: "kind", rule: "any", values: offerKinds },
  tier: { field: "tier", rule: "any", values: offerTiers },
  providerKind: { field: "providerKind", rule: "any", values: providerKinds },
  transport: { field: "transport", rule: "any", values: transportWords },
  need: { field: "needs", rule: "any", values: needs },
  /** A child who is to come on two half days needs a place on both. */
  half: { field: "halves", rule: "every", values: weeklyHalfDays },
  days: { field: "daysFree", rule: "least", values: daysWanted },
  keyStage: { field: "keyStages", rule: "any", values: keyStages },
  year: { field: "years", rule: "any", values: years },
  qualification: { field: "qualifications", rule: "any", values: qualificationKinds },
  group: { field: "groupSize", rule: "most", values: groupSizes },
  /** A site that lacks one of the things needed is of no use. */
  access: { field: "access", rule: "every", values: accessFeatures },
  local: { field: "partnerships", rule: "own", values: ["yes"] },
} as const satisfies Record<string, Facet>;
export type FacetName = keyof typeof facets;
export const facetNames = Object.keys(facets) as FacetName[];

/** Counts by value of every facet. */
export type FacetCounts = Readonly<Record<FacetName, Readonly<Record<string, number>>>>;

/** Which values of a facet a document would be found by. What is `own` depends on who asks. */
export function valuesOf(document: OfferDocument, name: FacetName): readonly string[] {
  const { field, rule, values }: Facet = facets[name];
  if (rule === "own") return [];
  const held = document[field];
  if (rule === "least") return values.filter((value) => Number(held) >= Number(value));
  if (rule === "most") return values.filter((value) => Number(held) <= Number(value));
  return Array.isArray(held) ? held.map(String) : [String(held)];
}

export const emptyCounts = (): Record<FacetName, Record<string, number>> =>
  Object.fromEntries(facetNames.map((name) => [name, {}])) as Record<FacetName, Record<string, number>>;
