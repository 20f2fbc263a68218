import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { ReportFacts } from "#app/domain/quality/reports/accuracy.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { assessmentReports, visits } from "#db/schema/monitoring.ts";

type Report = Pick<
  typeof assessmentReports.$inferSelect,
  "text" | "sharedText" | "sharedAt" | "answerDueOn" | "answer" | "repliedAt"
>;

/** What the rule of factual accuracy hangs on, for an assessment the caller may see. */
export async function reportFactsOf(tx: Tx, act: Act, assessmentId: string): Promise<ReportFacts> {
  const { authorityId } = act.actor;
  const [[report], recorded] = await Promise.all([
    tx
      .select()
      .from(assessmentReports)
      .where(
        and(eq(assessmentReports.authorityId, authorityId), eq(assessmentReports.assessmentId, assessmentId)),
      ),
    tx.$count(
      visits,
      and(
        eq(visits.authorityId, authorityId),
        eq(visits.assessmentId, assessmentId),
        eq(visits.status, "recorded"),
      ),
    ),
  ]);
  return factsOf(report, recorded > 0);
}

export function factsOf(report: Report | undefined, isVisited: boolean): ReportFacts {
  return {
    isVisited,
    isWritten: report !== undefined,
    isShared: (report?.sharedAt ?? null) !== null,
    answerDueOn: report?.answerDueOn ?? null,
    answer: report?.answer ?? null,
    isReplied: (report?.repliedAt ?? null) !== null,
    isChanged: isChanged(report),
  };
}

/** The text was written on after it was shared. */
export function isChanged(report: Pick<Report, "text" | "sharedText"> | undefined): boolean {
  return (report?.sharedText ?? null) !== null && report?.text !== report?.sharedText;
}
