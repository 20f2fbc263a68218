import { and, eq, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { attendanceOfPlacements } from "#app/domain/attendance/placement-attendance.server.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { noteLook } from "#app/domain/pupils/looks.server.ts";
import { visibleTo as pupilsVisibleTo } from "#app/domain/pupils/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { outcomes } from "#db/schema/outcomes.ts";
import { placements } from "#db/schema/placements.ts";
import { pupils } from "#db/schema/pupils.ts";

/** A placement with what came of it so far and its attendance; undefined when not there or not visible. */
export function findOutcome(act: Act, placementId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({
        placement: placements,
        outcome: outcomes,
        pupilId: pupils.id,
        pupilName: sql<string | null>`${pupils.givenName} || ' ' || ${pupils.familyName}`,
        providerName: organisations.name,
      })
      .from(placements)
      .innerJoin(
        organisations,
        and(
          eq(organisations.authorityId, placements.authorityId),
          eq(organisations.id, placements.providerId),
        ),
      )
      .leftJoin(
        outcomes,
        and(eq(outcomes.authorityId, placements.authorityId), eq(outcomes.placementId, placements.id)),
      )
      .leftJoin(
        pupils,
        and(
          eq(pupils.authorityId, placements.authorityId),
          eq(pupils.id, placements.pupilId),
          pupilsVisibleTo(act.actor),
        ),
      )
      .where(and(eq(placements.id, placementId), visibleTo(act.actor)));
    if (row === undefined) return undefined;
    const { pupilId } = row;
    if (pupilId) await noteLook(tx, act, { pupilIds: [pupilId], kind: "opened", page: "outcome" });
    const attendance = await attendanceOfPlacements(tx, act, [row.placement], londonDay(act.now));
    const during = attendance.get(placementId);
    return {
      placement: row.placement,
      outcome: row.outcome,
      pupilName: row.pupilName,
      providerName: row.providerName,
      during: {
        planned: during?.planned ?? 0,
        attended: during?.attended ?? 0,
        possible: during?.possible ?? 0,
        notReported: during?.notReported ?? 0,
        ratePercent: during?.ratePercent,
      },
    };
  });
}
