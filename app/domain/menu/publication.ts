/** What an offer must say before it goes on the menu. */
import { partsOfWeeklyHalfDay, type WeeklyHalfDay } from "#app/core/calendar.ts";

type Offer = {
  readonly description: string;
  readonly needs: readonly string[];
  readonly keyStages: readonly string[];
  readonly amStarts: string | null;
  readonly pmStarts: string | null;
};

export type OfferTerms = {
  /** A price that has started. */
  readonly hasPrice: boolean;
  /** Half days with places, today or later. */
  readonly halves: readonly WeeklyHalfDay[];
  readonly siteIsOpen: boolean;
};

export type Missing = { readonly part: "details" | "price" | "places"; readonly sentence: string };

export function missingForPublication(offer: Offer, terms: OfferTerms): Missing[] {
  const runs = (half: "am" | "pm") =>
    terms.halves.some((weekly) => partsOfWeeklyHalfDay(weekly).half === half);
  const wanting: (Missing | false)[] = [
    offer.description === "" && { part: "details", sentence: "Say what a pupil does there" },
    offer.needs.length === 0 && { part: "details", sentence: "Choose the needs it is for" },
    offer.keyStages.length === 0 && { part: "details", sentence: "Choose the key stages it is for" },
    !terms.siteIsOpen && { part: "details", sentence: "Choose a site that is open" },
    runs("am") && offer.amStarts === null && { part: "details", sentence: "Enter the times of the morning" },
    runs("pm") &&
      offer.pmStarts === null && { part: "details", sentence: "Enter the times of the afternoon" },
    !terms.hasPrice && { part: "price", sentence: "Set a price that has started" },
    terms.halves.length === 0 && { part: "places", sentence: "Set places on at least one half day" },
  ];
  return wanting.flatMap((one) => (one ? [one] : []));
}
