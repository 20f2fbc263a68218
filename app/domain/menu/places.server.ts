/** Places and what is booked of them. Everything here is part of a command that has proved its right. */
import { and, eq, gt, gte, inArray, isNull, lte, ne, or } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { WeeklyHalfDay } from "#app/core/calendar.ts";
import {
  type CalendarDate,
  type DayRange,
  earliest,
  formatDay,
  formatWeeklyHalfDay,
  latest,
  weeklyHalfDays,
} from "#app/core/calendar.ts";
import { ensureRule, refuse } from "#app/core/refusal.ts";
import { freeThroughout, fullestDay } from "#app/domain/menu/peak.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { bookings, offerPlaces, offers } from "#db/schema/menu.ts";

export type PlacesWanted = {
  offerId: string;
  placementId: string;
  pattern: readonly WeeklyHalfDay[];
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  /** When the hold runs out unless it is made firm. */
  heldUntil: Date;
};

/** Locks the offer, so that nobody else books or changes its places until this transaction ends. */
export async function lockOffer(tx: Tx, act: Act, offerId: string): Promise<void> {
  const rows = await tx
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.authorityId, act.actor.authorityId), eq(offers.id, offerId)))
    .for("update");
  if (rows.length === 0) refuse("not_found", "There is no such offer");
}

/**
 * Holds one place on every half day of the pattern from the first to the last day, for a placement; an earlier
 * hold of the same placement is replaced. Refuses with a rule that names the half day and day that is full.
 */
export async function holdPlaces(tx: Tx, act: Act, wanted: PlacesWanted): Promise<void> {
  await lockOffer(tx, act, wanted.offerId);
  await ensureFree(tx, act, wanted);
  await releasePlaces(tx, act, wanted.placementId);
  await tx.insert(bookings).values(
    wanted.pattern.map((half) => ({
      authorityId: act.actor.authorityId,
      offerId: wanted.offerId,
      placementId: wanted.placementId,
      half,
      startsOn: wanted.startsOn,
      endsOn: wanted.endsOn,
      heldUntil: wanted.heldUntil,
    })),
  );
}

/**
 * Makes the held places of a placement its own. Refuses when none are held, and when a hold has run out and
 * somebody else has taken the place since.
 */
export async function firmPlaces(tx: Tx, act: Act, placementId: string): Promise<void> {
  const [held] = await bookingsOf(tx, act, placementId).limit(1);
  ensureRule(held, "No places are held for this placement. The provider has to accept it again");
  await lockOffer(tx, act, held.offerId);
  const rows = await bookingsOf(tx, act, placementId);
  const lapsed = rows.filter(({ heldUntil }) => heldUntil !== null && heldUntil <= act.now);
  const [first] = lapsed;
  if (first) await ensureFree(tx, act, { ...first, pattern: lapsed.map(({ half }) => half) });
  await tx.update(bookings).set({ heldUntil: null }).where(ofPlacement(act, placementId));
}

/** Gives back every booked day after the last one. */
export async function shortenPlaces(
  tx: Tx,
  act: Act,
  placementId: string,
  lastDay: CalendarDate,
): Promise<void> {
  await tx.delete(bookings).where(and(ofPlacement(act, placementId), gt(bookings.startsOn, lastDay)));
  await tx
    .update(bookings)
    .set({ endsOn: lastDay })
    .where(and(ofPlacement(act, placementId), gt(bookings.endsOn, lastDay)));
}

/** Gives back all places of a placement, held or firm. */
export async function releasePlaces(tx: Tx, act: Act, placementId: string): Promise<void> {
  await tx.delete(bookings).where(ofPlacement(act, placementId));
}

export type PlacesOfHalf = { places: number; free: number };

/**
 * What is offered and free of each offer's half days on every day of the range, or from the day in it on which
 * they begin; half days that an offer does not run are left out. Two queries, however many offers. The caller has proved that the offers may be seen.
 */
export async function freePlacesOf(
  tx: Tx,
  act: Act,
  offerIds: readonly string[],
  range: DayRange,
): Promise<Map<string, Map<WeeklyHalfDay, PlacesOfHalf>>> {
  if (offerIds.length === 0) return new Map();
  return freeIn(await weeksOf(tx, act, offerIds, range), offerIds, range);
}

/** What is given and booked of these offers within the range. The caller has proved that they may be seen. */
export async function weeksOf(tx: Tx, act: Act, offerIds: readonly string[], range: DayRange) {
  const [given, booked] = await Promise.all([
    givenOf(tx, act, offerIds, range),
    bookedOf(tx, act, offerIds, range),
  ]);
  return { given, booked };
}

/** The same answer as freePlacesOf, from what is known of the range or of a longer one. */
export function freeIn(
  { given, booked }: Awaited<ReturnType<typeof weeksOf>>,
  offerIds: readonly string[],
  range: DayRange,
): Map<string, Map<WeeklyHalfDay, PlacesOfHalf>> {
  const answer = new Map<string, Map<WeeklyHalfDay, PlacesOfHalf>>(offerIds.map((id) => [id, new Map()]));
  const takenBy = byOfferAndHalf(booked);
  for (const [key, rows] of byOfferAndHalf(given)) {
    const [row] = rows;
    // Places that begin within the range are counted from then.
    const firstDay = rows.reduce((first, one) => earliest(first, one.startsOn), range.endsOn);
    const from = { startsOn: latest(range.startsOn, firstDay), endsOn: range.endsOn };
    const { places } = fullestDay(rows, [], from);
    if (row === undefined || places === 0) continue;
    const free = freeThroughout(rows, takenBy.get(key) ?? [], from);
    answer.get(row.offerId)?.set(row.half, { places, free });
  }
  return answer;
}

/** The half days of one offer in the order of the week. */
export function weekOf(halves: ReadonlyMap<WeeklyHalfDay, PlacesOfHalf> = new Map()) {
  return weeklyHalfDays.flatMap((half) => {
    const places = halves.get(half);
    return places ? [{ half, ...places }] : [];
  });
}

function byOfferAndHalf<Row extends { offerId: string; half: WeeklyHalfDay }>(rows: readonly Row[]) {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.offerId} ${row.half}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** What is given and what is booked of one offer from a day on, by half day: for changing its places. */
export async function placesFrom(tx: Tx, act: Act, offerId: string, from: CalendarDate) {
  const [given, booked] = await Promise.all([
    givenOf(tx, act, [offerId], { startsOn: from }),
    bookedOf(tx, act, [offerId], { startsOn: from }),
  ]);
  return { given, booked };
}

/** Refuses (rule) naming the half day that is full; what the placement has booked itself does not count. */
export async function ensureFree(
  tx: Tx,
  act: Act,
  wanted: Omit<PlacesWanted, "heldUntil" | "pattern"> & { pattern: readonly WeeklyHalfDay[] },
): Promise<void> {
  const [given, booked] = await Promise.all([
    givenOf(tx, act, [wanted.offerId], wanted),
    bookedOf(tx, act, [wanted.offerId], { ...wanted, exceptPlacementId: wanted.placementId }),
  ]);
  const ofHalf = <Row extends { half: WeeklyHalfDay }>(rows: readonly Row[], half: WeeklyHalfDay): Row[] =>
    rows.filter((row) => row.half === half);
  for (const half of weeklyHalfDays.filter((one) => wanted.pattern.includes(one))) {
    const fullest = fullestDay(ofHalf(given, half), ofHalf(booked, half), wanted);
    if (fullest.booked < fullest.places) continue;
    refuse("rule", fullSentence(half, fullest));
  }
}

function fullSentence(half: WeeklyHalfDay, { day, places }: { day: CalendarDate; places: number }): string {
  const name = formatWeeklyHalfDay(half);
  if (places === 0) return `${name} is not offered on ${formatDay(day)}`;
  return `${name} is full on ${formatDay(day)}: ${places === 1 ? "the one place is" : `all ${places} places are`} taken`;
}

type OpenRange = { startsOn: CalendarDate; endsOn?: CalendarDate };

function givenOf(tx: Tx, act: Act, offerIds: readonly string[], range: OpenRange) {
  return tx
    .select({
      offerId: offerPlaces.offerId,
      half: offerPlaces.half,
      places: offerPlaces.places,
      startsOn: offerPlaces.startsOn,
      endsOn: offerPlaces.endsOn,
    })
    .from(offerPlaces)
    .where(
      and(
        eq(offerPlaces.authorityId, act.actor.authorityId),
        inArray(offerPlaces.offerId, [...offerIds]),
        range.endsOn ? lte(offerPlaces.startsOn, range.endsOn) : undefined,
        or(isNull(offerPlaces.endsOn), gte(offerPlaces.endsOn, range.startsOn)),
      ),
    );
}

/** Bookings that count at this moment: firm ones, and holds that have not run out. */
function bookedOf(
  tx: Tx,
  act: Act,
  offerIds: readonly string[],
  range: OpenRange & { exceptPlacementId?: string },
) {
  return tx
    .select({
      offerId: bookings.offerId,
      half: bookings.half,
      startsOn: bookings.startsOn,
      endsOn: bookings.endsOn,
    })
    .from(bookings)
    .where(
      and(
        eq(bookings.authorityId, act.actor.authorityId),
        inArray(bookings.offerId, [...offerIds]),
        range.endsOn ? lte(bookings.startsOn, range.endsOn) : undefined,
        gte(bookings.endsOn, range.startsOn),
        or(isNull(bookings.heldUntil), gt(bookings.heldUntil, act.now)),
        range.exceptPlacementId ? ne(bookings.placementId, range.exceptPlacementId) : undefined,
      ),
    );
}

function bookingsOf(tx: Tx, act: Act, placementId: string) {
  return tx.select().from(bookings).where(ofPlacement(act, placementId)).$dynamic();
}

function ofPlacement(act: Act, placementId: string) {
  return and(eq(bookings.authorityId, act.actor.authorityId), eq(bookings.placementId, placementId));
}
