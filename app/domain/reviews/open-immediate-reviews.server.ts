import { and, asc, eq, inArray, isNull, notExists } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { live } from "#app/domain/placements/lifecycle.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";
import { reviews } from "#db/schema/reviews.ts";

/**
 * Opens an immediate review of every live placement with a provider that has been suspended; one that is open
 * already stays the only one. Gives the placements for which one was opened.
 */
export function openImmediateReviews(act: Act, providerId: string): Promise<string[]> {
  return transaction(act, async (tx) => {
    const open = tx
      .select({ id: reviews.id })
      .from(reviews)
      .where(
        and(
          eq(reviews.authorityId, placements.authorityId),
          eq(reviews.placementId, placements.id),
          eq(reviews.kind, "immediate"),
          isNull(reviews.heldOn),
        ),
      );
    const concerned = await tx
      .select({ id: placements.id })
      .from(placements)
      .where(
        and(
          visibleTo(act.actor),
          eq(placements.providerId, providerId),
          inArray(placements.status, [...live]),
          notExists(open),
        ),
      )
      .orderBy(asc(placements.id))
      .for("update");

    const plannedOn = londonDay(act.now);
    for (const { id } of concerned) {
      await tx
        .insert(reviews)
        .values({ authorityId: act.actor.authorityId, placementId: id, kind: "immediate", plannedOn });
      await record(tx, act, {
        name: "review.planned",
        subjectId: id,
        details: { kind: "immediate", plannedOn },
      });
    }
    return concerned.map(({ id }) => id);
  });
}
