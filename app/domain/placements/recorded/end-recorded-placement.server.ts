import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import type { CalendarDate } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { canRecordPlacement } from "#app/domain/placements/recorded/policy.ts";
import { loadRecorded } from "#app/domain/placements/recorded/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { recordedPlacements } from "#db/schema/placements.ts";

/** Says on which day a recorded placement ended or will end. Refuses (rule) a day before its first. */
export function endRecordedPlacement(
  act: PersonAct,
  recordedId: string,
  endsOn: CalendarDate,
): Promise<string> {
  return transaction(act, async (tx) => {
    const row = await loadRecorded(tx, act, recordedId);
    ensure(canRecordPlacement(act.actor, row), "Only the pupil's school or an officer says when it ends");
    ensureRule(endsOn >= row.startsOn, "The last day must be on or after the first", "endsOn");

    if (row.endsOn === endsOn) return row.pupilId;
    await tx
      .update(recordedPlacements)
      .set({ endsOn })
      .where(and(eq(recordedPlacements.authorityId, row.authorityId), eq(recordedPlacements.id, row.id)));
    await record(tx, act, {
      name: "placement.recorded_end",
      subjectId: row.pupilId,
      details: { recordedId, reference: row.reference, from: row.endsOn, to: endsOn },
    });
    return row.pupilId;
  });
}
