import { and, asc, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { markCorrections } from "#db/schema/attendance.ts";
import { users } from "#db/schema/people.ts";

/** What was corrected in the registers of these placements; the caller has proved that they may be seen. */
export async function correctionsOf(tx: Tx, act: Act, placementIds: readonly string[]) {
  if (placementIds.length === 0) return [];
  return tx
    .select({
      id: markCorrections.id,
      placementId: markCorrections.placementId,
      day: markCorrections.day,
      half: markCorrections.half,
      from: markCorrections.fromCode,
      to: markCorrections.toCode,
      reason: markCorrections.reason,
      at: markCorrections.correctedAt,
      by: users.name,
    })
    .from(markCorrections)
    .leftJoin(users, eq(users.id, markCorrections.correctedBy))
    .where(
      and(
        eq(markCorrections.authorityId, act.actor.authorityId),
        inArray(markCorrections.placementId, [...placementIds]),
      ),
    )
    .orderBy(asc(markCorrections.correctedAt), asc(markCorrections.id));
}
