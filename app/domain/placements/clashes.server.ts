import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { DayRange, WeeklyHalfDay } from "#app/core/calendar.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

type Wanted = DayRange & { id: string; pupilId: string; pattern: readonly WeeklyHalfDay[] };

/** The pupil's other placements, accepted or further, with a half day of the pattern on some of these days. */
export function listClashes(act: Act, { id, pupilId, pattern, startsOn, endsOn }: Wanted) {
  return transaction(act, async (tx) => {
    const last = sql`coalesce(${placements.endedOn}, ${placements.endsOn})`;
    const others = await tx
      .select({ id: placements.id, reference: placements.reference, pattern: placements.pattern })
      .from(placements)
      .where(
        and(
          visibleTo(act.actor),
          eq(placements.pupilId, pupilId),
          ne(placements.id, id),
          inArray(placements.status, ["accepted", "approved", "active"]),
          sql`${placements.startsOn} <= ${endsOn} and ${last} >= ${startsOn}`,
        ),
      )
      .orderBy(asc(placements.reference));
    return others
      .map((other) => ({ ...other, halves: other.pattern.filter((half) => pattern.includes(half)) }))
      .filter(({ halves }) => halves.length > 0);
  });
}
