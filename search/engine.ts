/** What every search engine of the menu does. Engines return ids in order; who may see them is asked afterwards. */
import type { CalendarDate } from "#app/core/calendar.ts";
import type { Pence } from "#app/core/money.ts";
import type { FacetCounts, FacetName } from "#search/facets.ts";
import type { OfferDocument } from "#search/offers.ts";

export type GeoPlace = { readonly latitude: number; readonly longitude: number };

/** Distance and price need what they sort by; without a place or words they fall back to the fair order. */
export const searchOrders = ["fair", "distance", "price", "soonest", "relevance"] as const;
export type SearchOrder = (typeof searchOrders)[number];

export type SearchQuery = {
  readonly authorityId: string;
  /** Only what may be listed on this day is found. */
  readonly day: CalendarDate;
  readonly words?: string | undefined;
  /** Only the very words that were typed: no misspelling put right, nothing that means the same. */
  readonly exact?: boolean | undefined;
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  readonly priceFrom?: Pence | undefined;
  readonly priceTo?: Pence | undefined;
  /** A place is to be had by this day. */
  readonly startBy?: CalendarDate | undefined;
  /** For how many weeks a place is wanted. */
  readonly weeks?: number | undefined;
  /** The partnership of whoever asks: whose local menu the filter `local` keeps to. */
  readonly partnershipId?: string | undefined;
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
  readonly facets: FacetCounts;
  /** Words that nothing has, and what was searched for in their place. */
  readonly corrections: readonly Correction[];
};

export type Correction = { readonly typed: string; readonly meant: string };

/** Is told now and then how many of all documents are in. */
export type Progress = (done: number, all: number) => void;

export interface SearchEngine {
  search(query: SearchQuery): Promise<SearchAnswer>;
  /** Puts documents in, in the place of earlier ones of the same offers. */
  index(documents: readonly OfferDocument[]): Promise<void>;
  remove(authorityId: string, offerIds: readonly string[]): Promise<void>;
  /** Makes the whole index of an authority anew; searching goes on meanwhile. */
  rebuild(authorityId: string, documents: readonly OfferDocument[], progress?: Progress): Promise<void>;
}
