import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type DayRange, formatWeeklyHalfDay, type WeeklyHalfDay } from "#app/core/calendar.ts";
import { refuse } from "#app/core/refusal.ts";
import type { PlacementStatus } from "#app/core/words/placements.ts";
import { patternSpans } from "#app/domain/placements/dated-pattern.ts";
import { live } from "#app/domain/placements/lifecycle.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

type Wanted = DayRange & { id: string; pupilId: string; pattern: readonly WeeklyHalfDay[] };

/** The pupil's other placements, accepted or further, with a half day of the pattern on some of these days. */
export function listClashes(act: Act, wanted: Wanted) {
  return transaction(act, (tx) => clashesOf(tx, act, wanted, ["accepted", ...live]));
}

/**
 * A pupil is in one place at a time. Refuses (rule) when a placement that is approved or active has a half day
 * in common on the same days; two approvals for one pupil wait for each other (again in the database).
 */
export async function ensureApart(tx: Tx, act: Act, wanted: Wanted): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${wanted.pupilId}, 0))`);
  const [clash] = await clashesOf(tx, act, wanted, live);
  if (!clash) return;
  const halves = clash.halves.map(formatWeeklyHalfDay).join(", ");
  refuse(
    "rule",
    `The pupil is already placed by ${clash.reference} on ${halves}: end that placement or choose other half days`,
  );
}

async function clashesOf(
  tx: Tx,
  act: Act,
  { id, pupilId, pattern, startsOn, endsOn }: Wanted,
  among: readonly PlacementStatus[],
) {
  const last = sql`coalesce(${placements.endedOn}, ${placements.endsOn})`;
  const others = await tx
    .select({
      id: placements.id,
      reference: placements.reference,
      startsOn: placements.startsOn,
      endsOn: placements.endsOn,
      endedOn: placements.endedOn,
      pattern: placements.pattern,
      earlierPatterns: placements.earlierPatterns,
    })
    .from(placements)
    .where(
      and(
        visibleTo(act.actor),
        eq(placements.pupilId, pupilId),
        ne(placements.id, id),
        inArray(placements.status, [...among]),
        sql`${placements.startsOn} <= ${endsOn} and ${last} >= ${startsOn}`,
      ),
    )
    .orderBy(asc(placements.reference));
  return others
    .map((other) => {
      const used = patternSpans(other, other.endedOn ?? other.endsOn)
        .filter((span) => span.startsOn <= endsOn && span.endsOn >= startsOn)
        .flatMap((span) => span.pattern);
      return { ...other, halves: pattern.filter((half) => used.includes(half)) };
    })
    .filter(({ halves }) => halves.length > 0);
}
