import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import type { OutcomeResult } from "#app/core/words/outcomes.ts";
import { attendanceOfPlacements } from "#app/domain/attendance/placement-attendance.server.ts";
import type { OutcomeTyped } from "#app/domain/outcomes/forms.ts";
import { daysAhead, judgeOutcome, opensOn, testOf } from "#app/domain/outcomes/judgement.ts";
import { canRecordOutcome } from "#app/domain/outcomes/policy.ts";
import { loadPlacement, type PlacementRow } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { outcomes } from "#db/schema/outcomes.ts";

/**
 * The school says what came of a placement, and it is judged by the test the placement declared; a second
 * time amends it. Gives the result. Refuses (rule) more than fourteen days before the end and a placement
 * that never ran.
 */
export function recordOutcome(act: Act, placementId: string, typed: OutcomeTyped): Promise<OutcomeResult> {
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    ensure(
      canRecordOutcome(act.actor, placement),
      "Only the pupil's school can say what came of a placement",
    );
    const recordedBy =
      act.actor.kind === "person" ? act.actor.userId : refuse("forbidden", "A person records");
    ensureMayBeRecorded(act, placement);
    const [before] = await tx
      .select({ result: outcomes.result })
      .from(outcomes)
      .where(and(eq(outcomes.authorityId, placement.authorityId), eq(outcomes.placementId, placement.id)));

    const attendance = await attendanceOfPlacements(tx, act, [placement], londonDay(act.now));
    const during = attendance.get(placement.id) ?? { attended: 0, possible: 0 };
    const result = judgeOutcome(testOf(placement), typed, during);
    const values = { ...columnsOf(typed), result, recordedBy, recordedAt: act.now };
    await tx
      .insert(outcomes)
      .values({ authorityId: placement.authorityId, placementId: placement.id, ...values })
      .onConflictDoUpdate({ target: [outcomes.authorityId, outcomes.placementId], set: values });
    await record(tx, act, {
      name: before ? "outcome.amended" : "outcome.recorded",
      subjectId: placement.id,
      details: { result, ...(before ? { was: before.result } : {}) },
    });
    return result;
  });
}

function ensureMayBeRecorded(act: Act, placement: PlacementRow): void {
  ensureRule(
    placement.status === "active" || placement.status === "ended",
    "This placement has not run, so nothing has come of it yet",
  );
  const opens = opensOn(placement);
  ensureRule(
    londonDay(act.now) >= opens,
    `An outcome can be recorded from ${formatDay(opens)}, ${daysAhead} days before the last day`,
  );
}

/** What was left out is written as missing, so that an amendment can take a figure away again. */
function columnsOf(typed: OutcomeTyped) {
  return {
    beforePossible: typed.beforePossible ?? null,
    beforeAttended: typed.beforeAttended ?? null,
    afterPossible: typed.afterPossible ?? null,
    afterAttended: typed.afterAttended ?? null,
    engagementBefore: typed.engagementBefore ?? null,
    engagementAfter: typed.engagementAfter ?? null,
    reintegrated: typed.reintegrated ?? null,
    qualificationGained: typed.qualificationGained ?? null,
    qualification: typed.qualification,
    objectivesMet: typed.objectivesMet ?? null,
    destination: typed.destination,
    destinationSustained: typed.destinationSustained ?? null,
    pupilVoice: typed.pupilVoice,
  };
}
