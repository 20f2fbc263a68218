import { and, asc, eq, isNull } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { addDays, type CalendarDate, earliest, formatDay } from "#app/core/calendar.ts";
import { ensureRule } from "#app/core/refusal.ts";
import { ensureMayGive, putCheck } from "#app/domain/placements/checks.server.ts";
import { halfTermSchoolDays } from "#app/domain/placements/start-checks.ts";
import { loadPlacement, type PlacementRow } from "#app/domain/placements/visibility.server.ts";
import { schoolCalendar } from "#app/domain/terms/calendars.server.ts";
import { addSchoolDays } from "#app/domain/terms/school-days.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { reviews } from "#db/schema/reviews.ts";

/** Plans the first review, one of the ten things before a start. Refuses (rule) a day beyond a half term. */
export function planFirstReview(act: PersonAct, placementId: string, plannedOn: CalendarDate): Promise<void> {
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    ensureMayGive(act, placement, "first_review");
    const last = await lastDayForFirstReview(tx, act, placement);
    ensureRule(
      placement.startsOn <= plannedOn && plannedOn <= last,
      `Plan the first review within a half term: from ${formatDay(placement.startsOn)} to ${formatDay(last)}`,
      "plannedOn",
    );

    await putCheck(tx, act, placement, { kind: "first_review", details: { plannedOn } });
    await putFirstReview(tx, placement, plannedOn);
  });
}

async function lastDayForFirstReview(tx: Tx, act: PersonAct, placement: PlacementRow): Promise<CalendarDate> {
  const calendar = await schoolCalendar(tx, act, placement.schoolId);
  const halfTerm = addSchoolDays(calendar, placement.startsOn, halfTermSchoolDays);
  return earliest(placement.endsOn, halfTerm ?? addDays(placement.startsOn, 56));
}

/** One first review: planned anew, it moves. */
async function putFirstReview(tx: Tx, placement: PlacementRow, plannedOn: CalendarDate): Promise<void> {
  const [planned] = await tx
    .select({ id: reviews.id })
    .from(reviews)
    .where(
      and(
        eq(reviews.authorityId, placement.authorityId),
        eq(reviews.placementId, placement.id),
        eq(reviews.kind, "half_termly"),
        isNull(reviews.heldOn),
      ),
    )
    .orderBy(asc(reviews.plannedOn))
    .limit(1);
  if (planned)
    await tx
      .update(reviews)
      .set({ plannedOn })
      .where(and(eq(reviews.authorityId, placement.authorityId), eq(reviews.id, planned.id)));
  else
    await tx.insert(reviews).values({
      authorityId: placement.authorityId,
      placementId: placement.id,
      kind: "half_termly",
      plannedOn,
    });
}
