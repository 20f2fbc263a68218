import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { VisitValues } from "#app/domain/quality/forms.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { loadAssessment } from "#app/domain/quality/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { assessments } from "#db/schema/quality.ts";

/** Records a visit by the acting officer, who from then on may neither propose nor confirm the decision. */
export function recordVisit(act: Act, assessmentId: string, values: VisitValues): Promise<void> {
  return transaction(act, async (tx) => {
    const assessment = await loadAssessment(tx, act, assessmentId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may record a visit");
    step(assessmentLifecycle, "visit", assessment.status, "this assessment");
    ensureRule(
      assessment.visitedBy === null || assessment.visitedBy === actor.userId,
      "Another officer has already recorded a visit here",
    );
    ensureRule(values.visitedOn <= londonDay(act.now), "The visit cannot be in the future", "visitedOn");

    await tx
      .update(assessments)
      .set({ visitedOn: values.visitedOn, visitedBy: actor.userId, report: values.report })
      .where(and(eq(assessments.authorityId, actor.authorityId), eq(assessments.id, assessmentId)));
    await record(tx, act, {
      name: "visit.recorded",
      subjectId: assessment.providerId,
      details: { assessmentId, visitedOn: values.visitedOn },
    });
  });
}
