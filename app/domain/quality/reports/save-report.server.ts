import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import type { ReportValues } from "#app/domain/quality/reports/forms.ts";
import { loadAssessment } from "#app/domain/quality/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { assessmentReports } from "#db/schema/monitoring.ts";

/** Keeps what is written of the report, before it is shared and again after the provider has answered. */
export function saveReport(act: Act, assessmentId: string, { text }: ReportValues): Promise<void> {
  return transaction(act, async (tx) => {
    const { providerId, status } = await loadAssessment(tx, act, assessmentId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may write a report");
    step(assessmentLifecycle, "write", status, "this assessment");

    await tx
      .insert(assessmentReports)
      .values({ authorityId: actor.authorityId, assessmentId, providerId, text, writtenBy: actor.userId })
      .onConflictDoUpdate({
        target: [assessmentReports.authorityId, assessmentReports.assessmentId],
        set: { text, writtenBy: actor.userId },
      });
    await record(tx, act, { name: "report.written", subjectId: providerId, details: { assessmentId } });
  });
}
