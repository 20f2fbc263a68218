import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays, londonMoment } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { holdChange } from "#app/domain/menu/change-places.server.ts";
import { changeLifecycle } from "#app/domain/placements/changes/lifecycle.ts";
import { ensureAhead } from "#app/domain/placements/changes/plan-change.server.ts";
import { canAnswerChange } from "#app/domain/placements/changes/policy.ts";
import { loadChange } from "#app/domain/placements/changes/visibility.server.ts";
import { lastDayHeld } from "#app/domain/placements/held-until.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { placementChanges } from "#db/schema/placement-changes.ts";

type Which = { placementId: string; changeId: string };

/** The provider takes the change on: what it needs beyond the placement's own places is held for the stated school days. */
export function acceptChange(act: PersonAct, which: Which): Promise<void> {
  return transaction(act, async (tx) => {
    const { placement, change } = await loadChange(tx, act, which);
    ensure(canAnswerChange(act.actor, placement), "The provider's manager answers requests");
    const status = step(changeLifecycle, "accept", change.status, "change");
    ensureAhead(act, change);
    const heldUntil = await lastDayHeld(tx, act, placement.schoolId);

    await holdChange(tx, act, {
      ...{ changeId: change.id, placementId: placement.id, offerId: placement.offerId },
      ...{ pattern: change.pattern, startsOn: change.startsOn, endsOn: change.endsOn },
      heldUntil: londonMoment(addDays(heldUntil, 1), "00:00"),
    });
    await tx
      .update(placementChanges)
      .set({ status, acceptedBy: act.actor.userId, acceptedAt: act.now })
      .where(and(eq(placementChanges.authorityId, change.authorityId), eq(placementChanges.id, change.id)));
    await record(tx, act, {
      name: "placement.change_accepted",
      subjectId: placement.id,
      details: { changeId: change.id, heldUntil },
    });
  });
}
