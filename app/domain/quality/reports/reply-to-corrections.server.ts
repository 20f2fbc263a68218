import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { accuracyStageOf } from "#app/domain/quality/reports/accuracy.ts";
import { reportFactsOf } from "#app/domain/quality/reports/facts.server.ts";
import type { AccuracyReplyValues } from "#app/domain/quality/reports/forms.ts";
import { loadReport } from "#app/domain/quality/reports/visibility.server.ts";
import { loadAssessment } from "#app/domain/quality/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { assessmentReports } from "#db/schema/monitoring.ts";
import { assessments } from "#db/schema/quality.ts";

/**
 * The officer answers the corrections and takes the assessment back, to amend report and judgements or to
 * decide. Without an answer it can be taken back from the day after the answer was due.
 */
export function replyToCorrections(
  act: Act,
  assessmentId: string,
  { reply }: AccuracyReplyValues,
): Promise<void> {
  return transaction(act, async (tx) => {
    const assessment = await loadAssessment(tx, act, assessmentId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may answer corrections");
    const status = step(assessmentLifecycle, "takeBack", assessment.status, "this assessment");
    const report = await loadReport(tx, act, assessmentId);
    const stage = accuracyStageOf(await reportFactsOf(tx, act, assessmentId), londonDay(act.now));
    const due = report.answerDueOn ? formatDay(report.answerDueOn) : "the day it is due";
    ensureRule(stage !== "with_provider", `The provider has until ${due} to answer`);
    ensureRule(stage !== "to_reply" || reply !== "", "Write what you made of the corrections", "reply");

    const { authorityId } = actor;
    await tx
      .update(assessmentReports)
      .set({ reply, repliedBy: actor.userId, repliedAt: act.now })
      .where(and(eq(assessmentReports.authorityId, authorityId), eq(assessmentReports.id, report.id)));
    await tx
      .update(assessments)
      .set({ status })
      .where(and(eq(assessments.authorityId, authorityId), eq(assessments.id, assessmentId)));
    await record(tx, act, {
      name: stage === "to_reply" ? "report.replied" : "report.taken_back",
      subjectId: assessment.providerId,
      details: { assessmentId },
    });
  });
}
