import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import type { VisitRecordValues } from "#app/domain/quality/visits/forms.ts";
import { visitLifecycle } from "#app/domain/quality/visits/lifecycle.ts";
import { ensureOpenAssessment, ensureVisitor } from "#app/domain/quality/visits/planning.server.ts";
import { loadVisit } from "#app/domain/quality/visits/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { visits } from "#db/schema/monitoring.ts";

/**
 * Records that a visit took place and what was seen. Neither who recorded it nor who visited may propose or
 * confirm the decision of its assessment. Only who recorded it may mend what was written.
 */
export function recordVisit(act: Act, visitId: string, values: VisitRecordValues): Promise<void> {
  return transaction(act, async (tx) => {
    const visit = await loadVisit(tx, act, visitId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may record a visit");
    const status = step(visitLifecycle, "record", visit.status, "this visit");
    const { providerId, assessmentId } = visit;
    if (assessmentId) await ensureOpenAssessment(tx, act, { assessmentId, providerId });
    ensureRule(
      visit.recordedBy === null || visit.recordedBy === actor.userId,
      "Another officer has recorded this visit",
    );
    ensureRule(values.visitedOn <= londonDay(act.now), "The visit cannot be in the future", "visitedOn");
    await ensureVisitor(tx, act, values.visitorId);

    await tx
      .update(visits)
      .set({ ...values, status, recordedBy: actor.userId, recordedAt: act.now })
      .where(and(eq(visits.authorityId, actor.authorityId), eq(visits.id, visitId)));
    await record(tx, act, {
      name: "visit.recorded",
      subjectId: providerId,
      details: { visitId, assessmentId, visitedOn: values.visitedOn },
    });
  });
}
