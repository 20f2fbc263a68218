import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAnswerReport } from "#app/domain/quality/policy.ts";
import type { AccuracyValues } from "#app/domain/quality/reports/forms.ts";
import { paragraphsOf } from "#app/domain/quality/reports/paragraphs.ts";
import { loadReport, readReport } from "#app/domain/quality/reports/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { continueAsSystem, transaction } from "#app/platform/transaction.server.ts";
import { assessmentReports } from "#db/schema/monitoring.ts";
import { assessments } from "#db/schema/quality.ts";

/**
 * The provider says that the facts are right, which gives the assessment back to its officer, or corrects them
 * paragraph by paragraph, which the officer answers. Once; a late answer counts until the officer has gone on.
 */
export function answerReport(act: Act, assessmentId: string, values: AccuracyValues): Promise<void> {
  return transaction(act, async (tx) => {
    const { actor } = act;
    const read = await readReport(tx, act, assessmentId);
    ensure(canAnswerReport(actor, read), "Only the provider's manager may answer on the facts");
    await continueAsSystem(tx);
    // The assessment before its report, as everybody locks them who writes to both.
    const own = and(eq(assessments.authorityId, actor.authorityId), eq(assessments.id, assessmentId));
    const [assessment] = await tx.select().from(assessments).where(own).for("update");
    const report = await loadReport(tx, act, assessmentId);
    if (report.answer !== null) refuse("conflict", "This report has been answered already");
    const isAccurate = values.answer === "accurate";
    ensureRule(isAccurate || values.corrections.length > 0, "Write what is not right", "answer");
    ensureRule(
      !isAccurate || values.corrections.length === 0,
      "You have typed corrections: choose that there are some, or clear them",
      "answer",
    );
    const corrections = values.corrections.map(({ part, text }) => ({
      about: partIn(report.text, part),
      text,
    }));

    const verb = isAccurate ? "agree" : "correct";
    const status = step(assessmentLifecycle, verb, assessment?.status ?? "closed", "this assessment");
    await tx
      .update(assessmentReports)
      .set({ answer: values.answer, corrections, answeredBy: actor.userId, answeredAt: act.now })
      .where(and(eq(assessmentReports.authorityId, actor.authorityId), eq(assessmentReports.id, report.id)));
    await tx.update(assessments).set({ status }).where(own);
    await record(tx, act, {
      name: isAccurate ? "report.agreed" : "report.corrected",
      subjectId: report.providerId,
      details: { assessmentId, corrections },
    });
  });
}

/** The paragraph a correction is about, in its own words, since the officer may rewrite it. */
function partIn(text: string, part: string): string {
  if (part === "judgements") return "The judgements";
  const paragraph = paragraphsOf(text).find(({ number }) => String(number) === part);
  return paragraph?.text ?? refuse("conflict", "The report has changed since you opened it: look again");
}
