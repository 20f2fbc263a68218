import { and, eq, gte, inArray, isNull, lt, or } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import {
  addDays,
  formatDay,
  formatWeeklyHalfDay,
  lastCalendarDate,
  londonDay,
  type WeeklyHalfDay,
  weeklyHalfDays,
} from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import type { OfferPlaces } from "#app/domain/menu/forms.ts";
import { indexOffers } from "#app/domain/menu/index-offers.server.ts";
import { fullestDay } from "#app/domain/menu/peak.ts";
import { placesFrom } from "#app/domain/menu/places.server.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { loadOffer } from "#app/domain/menu/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { offerPlaces } from "#db/schema/menu.ts";

/**
 * Sets the places of every weekly half day from a day on, until further notice; what was set for later days is
 * replaced. Refuses, beside the half day, fewer places than are booked on any day from then on.
 */
export function setPlaces(act: Act, offerId: string, { startsOn, places }: OfferPlaces): Promise<void> {
  return transaction(act, async (tx) => {
    const offer = await loadOffer(tx, act, offerId);
    ensure(canManageOffer(act.actor, offer), "You cannot change the offers of this provider");
    ensureRule(
      offer.status === "draft" || startsOn >= londonDay(act.now),
      "New places of a published offer start today or later",
      "startsOn",
    );
    const { given, booked } = await placesFrom(tx, act, offer.id, startsOn);
    for (const half of weeklyHalfDays) {
      const fullest = fullestDay(
        [{ places: places[half], startsOn, endsOn: null }],
        booked.filter((booking) => booking.half === half),
        { startsOn, endsOn: lastCalendarDate },
      );
      if (fullest.booked > fullest.places)
        refuse("rule", tooFew(half, fullest.booked, formatDay(fullest.day)), `places.${half}`);
    }

    const changed = weeklyHalfDays.filter((half) => {
      const rows = given.filter((row) => row.half === half);
      const [only] = rows;
      const same = rows.length === 1 && only?.endsOn === null && only.startsOn <= startsOn;
      return rows.length === 0 ? places[half] > 0 : !(same && only.places === places[half]);
    });
    await replaceFrom(tx, act, offer.id, { startsOn, places, changed });
    await record(tx, act, { name: "offer.places_set", subjectId: offer.id, details: { startsOn, places } });
    await indexOffers(tx, act, [offer.id]);
  });
}

function tooFew(half: WeeklyHalfDay, booked: number, day: string): string {
  const taken = booked === 1 ? "1 place is" : `${booked} places are`;
  return `${formatWeeklyHalfDay(half)}: ${taken} booked on ${day}, so there cannot be fewer`;
}

type Replacement = OfferPlaces & { changed: readonly WeeklyHalfDay[] };

async function replaceFrom(
  tx: Tx,
  act: Act,
  offerId: string,
  { startsOn, places, changed }: Replacement,
): Promise<void> {
  if (changed.length === 0) return;
  const ofChanged = and(
    eq(offerPlaces.authorityId, act.actor.authorityId),
    eq(offerPlaces.offerId, offerId),
    inArray(offerPlaces.half, [...changed]),
  );
  await tx.delete(offerPlaces).where(and(ofChanged, gte(offerPlaces.startsOn, startsOn)));
  await tx
    .update(offerPlaces)
    .set({ endsOn: addDays(startsOn, -1) })
    .where(
      and(
        ofChanged,
        lt(offerPlaces.startsOn, startsOn),
        or(isNull(offerPlaces.endsOn), gte(offerPlaces.endsOn, startsOn)),
      ),
    );
  const rows = changed.filter((half) => places[half] > 0);
  if (rows.length === 0) return;
  await tx.insert(offerPlaces).values(
    rows.map((half) => ({
      authorityId: act.actor.authorityId,
      offerId,
      half,
      places: places[half],
      startsOn,
    })),
  );
}
