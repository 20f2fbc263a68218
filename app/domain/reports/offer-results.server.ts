import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addYears, londonDay } from "#app/core/calendar.ts";
import { attendanceCodes } from "#app/core/words/attendance.ts";
import { isAttended, isPossible } from "#app/domain/attendance/codes.ts";
import { visibleTo } from "#app/domain/menu/visibility.server.ts";
import {
  type OfferResults,
  type ResultCounts,
  resultsShown,
  yearsCounted,
} from "#app/domain/reports/offer-results.ts";
import { continueAsSystem, type Tx, transaction } from "#app/platform/transaction.server.ts";
import { marks } from "#db/schema/attendance.ts";
import { offers } from "#db/schema/menu.ts";
import { outcomes } from "#db/schema/outcomes.ts";
import { placements } from "#db/schema/placements.ts";

/**
 * What published offers have come to, by offer. The figures are of everybody's placements, few of which the
 * reader may see: only counts leave here, held back when few and, for visitors, without small numbers.
 */
export function listOfferResults(act: Act, offerIds: readonly string[]): Promise<Map<string, OfferResults>> {
  if (offerIds.length === 0) return Promise.resolve(new Map());
  return transaction(act, async (tx) => {
    const seen = await tx
      .select({ id: offers.id })
      .from(offers)
      .where(and(visibleTo(act.actor), eq(offers.status, "published"), inArray(offers.id, [...offerIds])));
    const ids = seen.map(({ id }) => id);
    if (ids.length === 0) return new Map();
    await continueAsSystem(tx);
    const counts = await countsOf(tx, act, ids);
    const isPublic = act.actor.kind === "public";
    return new Map(ids.map((id) => [id, resultsShown(counts.get(id), { isPublic })]));
  });
}

const codes = (are: (code: (typeof attendanceCodes)[number]) => boolean): SQL =>
  sql.join(
    attendanceCodes.filter(are).map((code) => sql`${code}`),
    sql`, `,
  );

async function countsOf(tx: Tx, act: Act, offerIds: readonly string[]): Promise<Map<string, ResultCounts>> {
  const since = addYears(londonDay(act.now), -yearsCounted);
  const hasResult = sql`${outcomes.result} in ('met', 'not_met')`;
  const rows = await tx
    .select({
      offerId: placements.offerId,
      ended: sql<number>`count(*)::int`,
      withResult: sql<number>`count(*) filter (where ${hasResult})::int`,
      met: sql<number>`count(*) filter (where ${outcomes.result} = 'met')::int`,
      withAttendance: sql<number>`count(*) filter (where marked.possible > 0)::int`,
      attended: sql<number>`coalesce(sum(marked.attended), 0)::int`,
      possible: sql<number>`coalesce(sum(marked.possible), 0)::int`,
    })
    .from(placements)
    .leftJoin(
      outcomes,
      and(eq(outcomes.authorityId, placements.authorityId), eq(outcomes.placementId, placements.id)),
    )
    .leftJoin(
      sql`lateral (select count(*) filter (where ${marks.code} in (${codes(isAttended)})) as attended,
            count(*) filter (where ${marks.code} in (${codes(isPossible)})) as possible
          from ${marks} where ${marks.authorityId} = ${placements.authorityId}
            and ${marks.placementId} = ${placements.id}) marked`,
      sql`true`,
    )
    .where(
      and(
        eq(placements.authorityId, act.actor.authorityId),
        inArray(placements.offerId, [...offerIds]),
        eq(placements.status, "ended"),
        sql`${placements.endedOn} >= ${since}`,
      ),
    )
    .groupBy(placements.offerId);
  return new Map(rows.map(({ offerId, ...counts }) => [offerId, counts]));
}
