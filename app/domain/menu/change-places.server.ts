/** The places of a placement that is to be changed: held for the change, then made its own. */
import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addDays, type DayRange, type WeeklyHalfDay } from "#app/core/calendar.ts";
import { daysWithout } from "#app/domain/menu/peak.ts";
import { ensureFree, lockOffer, shortenPlaces } from "#app/domain/menu/places.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { bookings } from "#db/schema/menu.ts";

export type PlacesOfChange = DayRange & {
  readonly changeId: string;
  readonly offerId: string;
  readonly placementId: string;
  readonly pattern: readonly WeeklyHalfDay[];
};

/**
 * Holds what the change needs beyond the places that the placement has, until a moment. Refuses with a rule
 * that names the half day and day that is full.
 */
export async function holdChange(
  tx: Tx,
  act: Act,
  wanted: PlacesOfChange & { heldUntil: Date },
): Promise<void> {
  await lockOffer(tx, act, wanted.offerId);
  await ensureFree(tx, act, wanted);
  await releaseChange(tx, act, wanted.changeId);
  const own = await tx.select().from(bookings).where(ofPlacement(act, wanted.placementId));
  const rows = wanted.pattern.flatMap((half) =>
    daysWithout(
      wanted,
      own.filter((booking) => booking.half === half),
    ).map((days) => bookingOf(act, wanted, { half, ...days, heldUntil: wanted.heldUntil })),
  );
  if (rows.length > 0) await tx.insert(bookings).values(rows);
}

/**
 * Gives the placement the places of the change from its first day on, in place of those it had from then.
 * Refuses with a rule where the hold has run out and somebody else has taken a place since.
 */
export async function firmChange(tx: Tx, act: Act, wanted: PlacesOfChange): Promise<void> {
  await lockOffer(tx, act, wanted.offerId);
  await ensureFree(tx, act, wanted);
  await releaseChange(tx, act, wanted.changeId);
  await shortenPlaces(tx, act, wanted.placementId, addDays(wanted.startsOn, -1));
  const { startsOn, endsOn } = wanted;
  await tx
    .insert(bookings)
    .values(
      wanted.pattern.map((half) => bookingOf(act, wanted, { half, startsOn, endsOn, heldUntil: null })),
    );
}

/** Gives back what was held for a change. */
export async function releaseChange(tx: Tx, act: Act, changeId: string): Promise<void> {
  await tx
    .delete(bookings)
    .where(and(eq(bookings.authorityId, act.actor.authorityId), eq(bookings.changeId, changeId)));
}

function bookingOf(
  act: Act,
  { offerId, placementId, changeId }: PlacesOfChange,
  days: DayRange & { half: WeeklyHalfDay; heldUntil: Date | null },
) {
  const { half, startsOn, endsOn, heldUntil } = days;
  return {
    authorityId: act.actor.authorityId,
    offerId,
    placementId,
    half,
    startsOn,
    endsOn,
    heldUntil,
    changeId: heldUntil === null ? null : changeId,
  };
}

const ofPlacement = (act: Act, placementId: string) =>
  and(eq(bookings.authorityId, act.actor.authorityId), eq(bookings.placementId, placementId));
