import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { placementLifecycle } from "#app/domain/placements/lifecycle.ts";
import { canAnswer } from "#app/domain/placements/policy.ts";
import { loadPlacement } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { continueAsSystem, transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

/** The provider does not take the request on. From this moment it no longer sees the placement or the pupil. */
export function declinePlacement(act: PersonAct, placementId: string, reason: string): Promise<void> {
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    ensure(canAnswer(act.actor, placement), "The provider's manager answers requests");
    const status = step(placementLifecycle, "decline", placement.status, "placement");

    await continueAsSystem(tx);
    await tx
      .update(placements)
      .set({ status, refusal: reason })
      .where(and(eq(placements.authorityId, placement.authorityId), eq(placements.id, placement.id)));
    await record(tx, act, { name: "placement.declined", subjectId: placement.id });
  });
}
