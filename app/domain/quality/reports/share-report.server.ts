import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { judgedStandardsOf } from "#app/domain/quality/judgement-queries.server.ts";
import { undecidable } from "#app/domain/quality/judging.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { lockReport } from "#app/domain/quality/reports/visibility.server.ts";
import { loadAssessment } from "#app/domain/quality/visibility.server.ts";
import { answerDay } from "#app/domain/terms/answer-day.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { assessmentReports } from "#db/schema/monitoring.ts";
import { assessments } from "#db/schema/quality.ts";

/**
 * Shows the report to the provider, who says by a day whether its facts are right. Refuses (rule) a report that is
 * not written, or judgements that are not all made: the provider reads both.
 */
export function shareReport(act: Act, assessmentId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const assessment = await loadAssessment(tx, act, assessmentId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may share a report");
    const status = step(assessmentLifecycle, "share", assessment.status, "this assessment");
    const report = await lockReport(tx, act, assessmentId);
    ensureRule(report, "Write the report first");
    const open = undecidable(await judgedStandardsOf(tx, act, assessment));
    ensureRule(open.length === 0, `${open.join(". ")}: the provider reads the judgements too`);

    const { factualAccuracySchoolDays } = await settingsOf(tx, act);
    const answerDueOn = await answerDay(tx, act, londonDay(act.now), factualAccuracySchoolDays);
    await tx
      .update(assessmentReports)
      .set({
        sharedText: report.text,
        sharedBy: actor.userId,
        sharedAt: act.now,
        answerDueOn,
        answer: null,
        corrections: [],
        answeredBy: null,
        answeredAt: null,
        reply: "",
        repliedBy: null,
        repliedAt: null,
      })
      .where(and(eq(assessmentReports.authorityId, actor.authorityId), eq(assessmentReports.id, report.id)));
    await tx
      .update(assessments)
      .set({ status })
      .where(and(eq(assessments.authorityId, actor.authorityId), eq(assessments.id, assessmentId)));
    await record(tx, act, {
      name: "report.shared",
      subjectId: assessment.providerId,
      details: { assessmentId, answerDueOn },
    });
  });
}
