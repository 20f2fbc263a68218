import { and, asc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { seesTheChild } from "#app/domain/placements/policy.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { users } from "#db/schema/people.ts";
import { placements } from "#db/schema/placements.ts";
import { reviews } from "#db/schema/reviews.ts";

function reviewRows(tx: Tx) {
  return tx
    .select({
      id: reviews.id,
      placementId: reviews.placementId,
      kind: reviews.kind,
      plannedOn: reviews.plannedOn,
      heldOn: reviews.heldOn,
      summary: reviews.summary,
      pupilVoice: reviews.pupilVoice,
      heldBy: users.name,
    })
    .from(reviews)
    .innerJoin(
      placements,
      and(eq(placements.authorityId, reviews.authorityId), eq(placements.id, reviews.placementId)),
    )
    .leftJoin(users, eq(users.id, reviews.heldBy))
    .$dynamic();
}

/** The reviews of a placement in the order of their days, for those who may see the child. */
export function listReviews(act: Act, placementId: string) {
  return transaction(act, async (tx) =>
    seesTheChild(act.actor)
      ? reviewRows(tx)
          .where(and(visibleTo(act.actor), eq(placements.id, placementId)))
          .orderBy(asc(reviews.plannedOn), asc(reviews.id))
      : [],
  );
}

export function findReview(act: Act, placementId: string, reviewId: string) {
  return transaction(act, async (tx) => {
    if (!seesTheChild(act.actor)) return undefined;
    const [row] = await reviewRows(tx).where(
      and(visibleTo(act.actor), eq(placements.id, placementId), eq(reviews.id, reviewId)),
    );
    return row;
  });
}
