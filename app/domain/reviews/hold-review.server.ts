import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { type CalendarDate, formatDay, londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { loadPlacement, type PlacementRow } from "#app/domain/placements/visibility.server.ts";
import type { HoldReview } from "#app/domain/reviews/forms.ts";
import { canHoldReview } from "#app/domain/reviews/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { reviews } from "#db/schema/reviews.ts";

/** Writes down a review that has been held, and plans the next one where a day is given. */
export function holdReview(
  act: PersonAct,
  placementId: string,
  review: HoldReview & { reviewId: string },
): Promise<void> {
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    ensure(canHoldReview(act.actor, placement), "A review is written down by either side of the placement");
    await ensureNotHeld(tx, placement, review.reviewId);
    ensureRule(
      placement.startsOn <= review.heldOn && review.heldOn <= londonDay(act.now),
      `A review was held between the first day, ${formatDay(placement.startsOn)}, and today`,
      "heldOn",
    );
    ensureNextFits(placement, review);

    const { heldOn, summary, pupilVoice } = review;
    await tx
      .update(reviews)
      .set({ heldOn, summary, pupilVoice, heldBy: act.actor.userId, recordedAt: act.now })
      .where(and(eq(reviews.authorityId, placement.authorityId), eq(reviews.id, review.reviewId)));
    if (review.nextOn) await planNext(tx, placement, review.nextOn);
    await record(tx, act, { name: "review.held", subjectId: placement.id, details: { heldOn } });
  });
}

async function ensureNotHeld(tx: Tx, placement: PlacementRow, reviewId: string): Promise<void> {
  const ofPlacement = and(
    eq(reviews.authorityId, placement.authorityId),
    eq(reviews.placementId, placement.id),
    eq(reviews.id, reviewId),
  );
  const [planned] = await tx
    .select({ id: reviews.id })
    .from(reviews)
    .where(and(ofPlacement, isNull(reviews.heldOn)));
  if (planned) return;
  const [held] = await tx
    .select({ id: reviews.id })
    .from(reviews)
    .where(and(ofPlacement, isNotNull(reviews.heldOn)));
  if (held) refuse("conflict", "This review has already been written down");
  refuse("not_found", "There is no such review");
}

function ensureNextFits(placement: PlacementRow, { heldOn, nextOn }: HoldReview): void {
  ensureRule(
    nextOn === undefined || (heldOn < nextOn && nextOn <= placement.endsOn),
    `Choose a day after this review, up to the last day, ${formatDay(placement.endsOn)}`,
    "nextOn",
  );
}

async function planNext(tx: Tx, placement: PlacementRow, plannedOn: CalendarDate): Promise<void> {
  await tx.insert(reviews).values({
    authorityId: placement.authorityId,
    placementId: placement.id,
    kind: "half_termly",
    plannedOn,
  });
}
