import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays, type CalendarDate, londonDay, londonMoment } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { holdPlaces, lockOffer } from "#app/domain/menu/places.server.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { placementLifecycle } from "#app/domain/placements/lifecycle.ts";
import { canAnswer } from "#app/domain/placements/policy.ts";
import { loadPlacement, type PlacementRow } from "#app/domain/placements/visibility.server.ts";
import { schoolCalendar } from "#app/domain/terms/calendars.server.ts";
import { addSchoolDays } from "#app/domain/terms/school-days.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

/** The provider takes the request on: the places are held for the stated school days, until the money is approved. */
export function acceptPlacement(act: PersonAct, placementId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    ensure(canAnswer(act.actor, placement), "The provider's manager answers requests");
    const status = step(placementLifecycle, "accept", placement.status, "placement");
    await lockOffer(tx, act, placement.offerId);
    const lastDayHeld = await holdsUntil(tx, act, placement);

    await holdPlaces(tx, act, {
      offerId: placement.offerId,
      placementId: placement.id,
      pattern: placement.pattern,
      startsOn: placement.startsOn,
      endsOn: placement.endsOn,
      heldUntil: londonMoment(addDays(lastDayHeld, 1), "00:00"),
    });
    await tx
      .update(placements)
      .set({ status, acceptedBy: act.actor.userId, acceptedAt: act.now })
      .where(and(eq(placements.authorityId, placement.authorityId), eq(placements.id, placement.id)));
    await record(tx, act, {
      name: "placement.accepted",
      subjectId: placement.id,
      details: { heldUntil: lastDayHeld },
    });
  });
}

/** The last day of the hold; where the terms set so far do not reach, as many days of the week and a half. */
async function holdsUntil(tx: Tx, act: PersonAct, placement: PlacementRow): Promise<CalendarDate> {
  const { holdSchoolDays } = await settingsOf(tx, act);
  const today = londonDay(act.now);
  const calendar = await schoolCalendar(tx, act, placement.schoolId);
  return addSchoolDays(calendar, today, holdSchoolDays) ?? addDays(today, Math.ceil(holdSchoolDays * 1.5));
}
