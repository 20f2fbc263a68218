import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import type { ReportValues } from "#app/domain/quality/reports/forms.ts";
import { lockReport } from "#app/domain/quality/reports/visibility.server.ts";
import { loadAssessment } from "#app/domain/quality/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { assessmentReports } from "#db/schema/monitoring.ts";
import { users } from "#db/schema/people.ts";

type Written = Pick<ReportValues, "text"> & Partial<ReportValues>;

/**
 * Keeps what is written of the report, before it is shared and again after the provider has answered. A form sent
 * twice counts once. Refuses (conflict, field `text`) where it was saved since it was shown as `basis`.
 */
export function saveReport(
  act: PersonAct,
  assessmentId: string,
  { text, key: changeKey = randomUUID(), basis }: Written,
): Promise<void> {
  return transaction(act, async (tx) => {
    const { providerId, status } = await loadAssessment(tx, act, assessmentId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may write a report");
    const stored = await lockReport(tx, act, assessmentId);
    if (stored?.changeKey === changeKey) return;
    step(assessmentLifecycle, "write", status, "this assessment");
    if (stored && stored.changeKey !== basis && stored.text !== text)
      refuse("conflict", await savedMeanwhile(tx, act, stored.writtenBy), "text");

    const written = { text, writtenBy: actor.userId, changeKey };
    await tx
      .insert(assessmentReports)
      .values({ ...written, authorityId: actor.authorityId, assessmentId, providerId })
      .onConflictDoUpdate({
        target: [assessmentReports.authorityId, assessmentReports.assessmentId],
        set: written,
      });
    await record(tx, act, { name: "report.written", subjectId: providerId, details: { assessmentId } });
  });
}

async function savedMeanwhile(tx: Tx, { actor }: PersonAct, writtenBy: string): Promise<string> {
  const [writer] = await tx.select({ name: users.name }).from(users).where(eq(users.id, writtenBy));
  const who = writtenBy === actor.userId ? "You have" : `${writer?.name ?? "Another officer"} has`;
  return `${who} saved this report since you opened it. Bring the two together and save again`;
}
