/** What every search engine of the menu does. Engines return ids in order; who may see them is asked afterwards. */
import type { CalendarDate } from "#app/core/calendar.ts";
import type { Pence } from "#app/core/money.ts";
import type { FacetName, OfferDocument } from "#search/offers.ts";

export type GeoPlace = { readonly latitude: number; readonly longitude: number };

/** Distance and price need what they sort by; without a place or words they fall back to the fair order. */
export const searchOrders = ["fair", "distance", "price", "relevance"] as const;
export type SearchOrder = (typeof searchOrders)[number];

export type SearchQuery = {
  readonly authorityId: string;
  /** Only what may be listed on this day is found. */
  readonly day: CalendarDate;
  readonly words?: string | undefined;
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  readonly priceFrom?: Pence | undefined;
  readonly priceTo?: Pence | undefined;
  /** Whether prices marked private count for the price range and its order. */
  readonly privatePrices: boolean;
  readonly near?: GeoPlace | undefined;
  /** Straight-line miles from the place; what has no known place is then left out. */
  readonly withinMiles?: number | undefined;
  readonly order: SearchOrder;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
};

export type SearchAnswer = {
  readonly hits: readonly { readonly offerId: string; readonly miles: number | null }[];
  readonly total: number;
  /** How many offers each value would show; the counts of a facet leave its own filter out. */
  readonly facets: Readonly<Record<FacetName, Readonly<Record<string, number>>>>;
  /** What was searched for, when a misspelling was put right and the engine says so. */
  readonly corrected?: string | undefined;
};

export interface SearchEngine {
  search(query: SearchQuery): Promise<SearchAnswer>;
  /** Puts documents in, in the place of earlier ones of the same offers. */
  index(documents: readonly OfferDocument[]): Promise<void>;
  remove(authorityId: string, offerIds: readonly string[]): Promise<void>;
  /** Makes the whole index of an authority anew; searching goes on meanwhile. */
  rebuild(authorityId: string, documents: readonly OfferDocument[]): Promise<void>;
}
