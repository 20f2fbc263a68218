/** The offers that fit a child, in the order that the authority's rules give, each with its reasons. */
import { and, eq, inArray, isNotNull, lt, or } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { listOwnBudgets } from "#app/domain/budgets/queries.server.ts";
import { type Candidate, type Child, fitOf, lastDayOf } from "#app/domain/matching/fit.ts";
import { requestedWish, startByOf, usualWeeks } from "#app/domain/matching/match-address.ts";
import { weightsOf } from "#app/domain/matching/weights.server.ts";
import { cardOf, type Loaded, loadOffers } from "#app/domain/menu/load-offers.server.ts";
import { listFound } from "#app/domain/menu/menu-queries.server.ts";
import { plannedCost } from "#app/domain/menu/pricing.ts";
import { soonestDaysOf } from "#app/domain/menu/soonest.server.ts";
import { yearsOf } from "#app/domain/menu/years.ts";
import { partnershipOf } from "#app/domain/organisations/partnership-of.server.ts";
import { recordedVisibleTo } from "#app/domain/placements/recorded/visibility.server.ts";
import { countSessions } from "#app/domain/placements/session-pattern.ts";
import { visibleTo as visiblePlacements } from "#app/domain/placements/visibility.server.ts";
import type { Wish } from "#app/domain/placements/wish.ts";
import { findPupil } from "#app/domain/pupils/queries.server.ts";
import { closuresOf, schoolCalendar } from "#app/domain/terms/calendars.server.ts";
import type { SchoolCalendar } from "#app/domain/terms/school-days.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { localMenuEntries } from "#db/schema/menu.ts";
import { placements, recordedPlacements } from "#db/schema/placements.ts";
import { milesBetween } from "#search/distance.ts";
import { shufflesOf } from "#search/offers.ts";

/** How many offers are weighed: those that take the child's year, the nearest first. */
export const mostWeighed = 300;

/** Every match of a child the actor may open, best first; opening is noted as a look. Nothing if they may not. */
export async function findMatches(act: Act, pupilId: string, wish: Wish, shownOn: string) {
  const pupil = await findPupil(act, pupilId, shownOn);
  if (!pupil) return undefined;
  const today = londonDay(act.now);
  const startBy = startByOf(wish, today);
  const home =
    pupil.latitude === null || pupil.longitude === null
      ? undefined
      : { latitude: pupil.latitude, longitude: pupil.longitude };
  const found = await listFound(act, searchFor(pupil.yearGroup), { near: home, most: mostWeighed });
  const [budget] = await transaction(act, (tx) => listOwnBudgets(tx, act, startBy));
  const child: Child = {
    year: pupil.yearGroup,
    needs: pupil.needs,
    halves: wish.halves,
    startBy,
    weeks: wish.weeks,
    left: budget?.balance.availablePence,
  };
  const matches = await transaction(act, async (tx) => {
    const weights = await weightsOf(tx, act);
    const loaded = await loadOffers(
      tx,
      act,
      found.map(({ id }) => id),
    );
    const facts = await factsOf(tx, act, { pupil, loaded, child });
    return loaded
      .filter(({ standing }) => standing.commissionable)
      .map((offer) => {
        const candidate = candidateOf(offer, { ...facts, home });
        const card = { ...cardOf(act.actor, offer), miles: candidate.miles };
        return { card, fit: fitOf(child, candidate, weights), turn: shufflesOf(offer.offer.id)[0] ?? 0 };
      })
      .sort((left, right) => right.fit.points - left.fit.points || left.turn - right.turn)
      .map(({ card, fit }) => ({ card, fit }));
  });
  return {
    pupil,
    child,
    matches,
    requested: requestedWish(wish, today),
    budget: budget?.name,
    isHomeKnown: home !== undefined,
    /** Whether there may be more that take the year than were weighed. */
    isCutShort: found.length >= mostWeighed,
  };
}

function searchFor(year: number) {
  return {
    words: undefined,
    exact: false,
    filters: { year: [String(year)] },
    priceFrom: undefined,
    priceTo: undefined,
    startBy: undefined,
    weeks: undefined,
    postcode: undefined,
    withinMiles: undefined,
    order: "distance" as const,
    page: 1,
  };
}

type Asked = {
  pupil: { id: string; schoolId: string };
  loaded: readonly Loaded[];
  child: Child;
};
type Facts = Awaited<ReturnType<typeof factsOf>>;

async function factsOf(tx: Tx, act: Act, { pupil, loaded, child }: Asked) {
  const offerIds = loaded.map(({ offer }) => offer.id);
  const providerIds = [...new Set(loaded.map(({ offer }) => offer.providerId))];
  const lastDay = lastDayOf(child.startBy, child.weeks ?? usualWeeks);
  const [school, closed, soonest, local, before] = await Promise.all([
    schoolCalendar(tx, act, pupil.schoolId),
    closuresOf(tx, act, providerIds),
    soonestDaysOf(tx, act, offerIds),
    localOf(tx, act, pupil.schoolId, offerIds),
    beforeOf(tx, act, pupil.id),
  ]);
  return { school, closed, soonest, local, before, child, lastDay };
}

async function localOf(
  tx: Tx,
  act: Act,
  schoolId: string,
  offerIds: readonly string[],
): Promise<Set<string>> {
  const partnership = await partnershipOf(tx, act, schoolId, londonDay(act.now));
  if (!partnership || offerIds.length === 0) return new Set();
  const rows = await tx
    .select({ offerId: localMenuEntries.offerId })
    .from(localMenuEntries)
    .where(
      and(
        eq(localMenuEntries.authorityId, act.actor.authorityId),
        eq(localMenuEntries.partnershipId, partnership.id),
        inArray(localMenuEntries.offerId, [...offerIds]),
      ),
    );
  return new Set(rows.map(({ offerId }) => offerId));
}

type Before = { triedUntil: CalendarDate | null; hereUntil: CalendarDate | null };

/**
 * The providers that this child has been with: until when a placement ran that ended before its last day, and one
 * that ran as it was planned or was recorded from elsewhere, each the latest.
 */
async function beforeOf(tx: Tx, act: Act, pupilId: string): Promise<Map<string, Before>> {
  const today = londonDay(act.now);
  const own = and(visiblePlacements(act.actor), eq(placements.pupilId, pupilId));
  const [made, recorded] = await Promise.all([
    tx
      .select({
        providerId: placements.providerId,
        endsOn: placements.endsOn,
        endedOn: placements.endedOn,
      })
      .from(placements)
      .where(
        and(
          own,
          or(
            isNotNull(placements.endedOn),
            and(eq(placements.status, "active"), lt(placements.endsOn, today)),
          ),
        ),
      ),
    tx
      .select({ providerId: recordedPlacements.providerId, endsOn: recordedPlacements.endsOn })
      .from(recordedPlacements)
      .where(
        and(
          recordedVisibleTo(act.actor),
          eq(recordedPlacements.pupilId, pupilId),
          lt(recordedPlacements.endsOn, today),
        ),
      ),
  ]);
  const before = new Map<string, Before>();
  const note = (providerId: string, which: keyof Before, on: CalendarDate | null) => {
    const known = before.get(providerId) ?? { triedUntil: null, hereUntil: null };
    if (on && on > (known[which] ?? "")) before.set(providerId, { ...known, [which]: on });
  };
  for (const { providerId, endsOn, endedOn } of made)
    note(providerId, endedOn && endedOn < endsOn ? "triedUntil" : "hereUntil", endedOn ?? endsOn);
  for (const { providerId, endsOn } of recorded) note(providerId, "hereUntil", endsOn);
  return before;
}

type Place = { latitude: number; longitude: number };

function candidateOf(
  { offer, halves, price, site }: Loaded,
  { school, closed, soonest, local, before, child, lastDay, home }: Facts & { home: Place | undefined },
): Candidate {
  const { latitude, longitude } = site;
  const free = [...(halves ?? [])].filter(([, half]) => half.free > 0).map(([half]) => half);
  const place = latitude === null || longitude === null ? undefined : { latitude, longitude };
  return {
    needs: offer.needs,
    years: yearsOf(offer),
    free,
    soonestOn: soonest.get(offer.id) ?? null,
    weeksFrom: offer.weeksFrom,
    weeksTo: offer.weeksTo,
    miles: home && place ? milesBetween(home, place) : null,
    cost: costOf(price, { school, closures: closed.get(offer.providerId) ?? [], child, lastDay }),
    isLocal: local.has(offer.id),
    ...(before.get(offer.providerId) ?? { triedUntil: null, hereUntil: null }),
  };
}

type Planned = {
  school: SchoolCalendar;
  closures: Parameters<typeof countSessions>[3]["providerClosures"];
  child: Child;
  lastDay: CalendarDate;
};

/** What the half days wanted would cost from the day wanted on; a programme costs what it costs as a whole. */
function costOf(price: Loaded["price"], { school, closures, child, lastDay }: Planned): Candidate["cost"] {
  const agreed = { ...price, basis: price.priceBasis };
  if (price.priceBasis === "programme") {
    const sessions = price.programmeSessions ?? 0;
    return { pence: plannedCost(agreed, sessions), sessions };
  }
  if (child.halves.length === 0) return undefined;
  const sessions = countSessions(child.halves, child.startBy, lastDay, {
    school,
    providerClosures: closures,
  });
  return sessions === 0 ? undefined : { pence: plannedCost(agreed, sessions), sessions };
}
