import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays, londonMoment } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { holdPlaces, lockOffer } from "#app/domain/menu/places.server.ts";
import { lastDayHeld } from "#app/domain/placements/held-until.server.ts";
import { placementLifecycle } from "#app/domain/placements/lifecycle.ts";
import { canAnswer } from "#app/domain/placements/policy.ts";
import { loadPlacement } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

/** The provider takes the request on: the places are held for the stated school days, until the money is approved. */
export function acceptPlacement(act: PersonAct, placementId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    ensure(canAnswer(act.actor, placement), "The provider's manager answers requests");
    const status = step(placementLifecycle, "accept", placement.status, "placement");
    await lockOffer(tx, act, placement.offerId);
    const heldUntil = await lastDayHeld(tx, act, placement.schoolId);

    await holdPlaces(tx, act, {
      offerId: placement.offerId,
      placementId: placement.id,
      pattern: placement.pattern,
      startsOn: placement.startsOn,
      endsOn: placement.endsOn,
      heldUntil: londonMoment(addDays(heldUntil, 1), "00:00"),
    });
    await tx
      .update(placements)
      .set({ status, acceptedBy: act.actor.userId, acceptedAt: act.now })
      .where(and(eq(placements.authorityId, placement.authorityId), eq(placements.id, placement.id)));
    await record(tx, act, {
      name: "placement.accepted",
      subjectId: placement.id,
      details: { heldUntil },
    });
  });
}
