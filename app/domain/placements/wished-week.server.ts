import type { Act } from "#app/core/actor.ts";
import { addDays, londonDay } from "#app/core/calendar.ts";
import { freePlacesOf } from "#app/domain/menu/places.server.ts";
import type { Week } from "#app/domain/placements/forms.ts";
import type { Wish } from "#app/domain/placements/wish.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";

/**
 * The week that fills a request's days in: the wish from its first day or today, without the half days that the
 * offer does not have then. Nothing where too little was wished to be a week, or none of it is offered.
 */
export async function wishedWeek(
  tx: Tx,
  act: Act,
  { offerId, halves, from, weeks }: Wish & { offerId: string },
): Promise<Week | undefined> {
  if (weeks === undefined || halves.length === 0) return undefined;
  const today = londonDay(act.now);
  const startsOn = from && from > today ? from : today;
  const days = { startsOn, endsOn: addDays(startsOn, weeks * 7 - 1) };
  const offered = (await freePlacesOf(tx, act, [offerId], days)).get(offerId);
  const pattern = halves.filter((half) => offered?.has(half));
  return pattern.length > 0 ? { ...days, pattern } : undefined;
}

/** The same for the page that a request begins on. */
export const findWishedWeek = (act: Act, wish: Wish & { offerId: string }): Promise<Week | undefined> =>
  transaction(act, (tx) => wishedWeek(tx, act, wish));
