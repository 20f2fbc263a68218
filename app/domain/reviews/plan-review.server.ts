import type { Act } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { live } from "#app/domain/placements/lifecycle.ts";
import { loadPlacement } from "#app/domain/placements/visibility.server.ts";
import type { PlanReview } from "#app/domain/reviews/forms.ts";
import { canPlanReview } from "#app/domain/reviews/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { reviews } from "#db/schema/reviews.ts";

/** Plans a review of an approved or active placement; the same form posted twice plans one. */
export function planReview(act: Act, placementId: string, review: PlanReview): Promise<void> {
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    ensure(canPlanReview(act.actor, placement), "Who commissioned a placement plans its reviews");
    ensureRule(
      live.includes(placement.status),
      "Reviews are planned for placements that are approved or active",
    );
    const today = londonDay(act.now);
    ensureRule(
      today <= review.plannedOn && review.plannedOn <= placement.endsOn,
      `Choose a day from ${formatDay(today)} to the last day, ${formatDay(placement.endsOn)}`,
      "plannedOn",
    );

    const planned = await tx
      .insert(reviews)
      .values({ ...review, authorityId: placement.authorityId, placementId: placement.id })
      .onConflictDoNothing()
      .returning({ id: reviews.id });
    if (planned.length === 0) return;
    await record(tx, act, {
      name: "review.planned",
      subjectId: placement.id,
      details: { kind: review.kind, plannedOn: review.plannedOn },
    });
  });
}
