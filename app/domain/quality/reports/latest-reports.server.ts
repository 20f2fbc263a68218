/** The report behind each provider's latest decision, for pages that lead to it. */
import { and, desc, eq, inArray, isNotNull, lte } from "drizzle-orm";
import { type Act, type Actor, isOf, isOfficer } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { decisions } from "#db/schema/quality.ts";

/** The assessment of each provider's latest confirmed decision, by provider; only those the actor may read of. */
export async function latestReportsOf(
  tx: Tx,
  act: Act,
  providerIds: readonly string[],
): Promise<Map<string, string>> {
  const readable = [...new Set(providerIds)].filter((id) => mayReadReportOf(act.actor, id));
  if (readable.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([decisions.providerId], {
      providerId: decisions.providerId,
      assessmentId: decisions.assessmentId,
    })
    .from(decisions)
    .where(
      and(
        eq(decisions.authorityId, act.actor.authorityId),
        inArray(decisions.providerId, readable),
        eq(decisions.status, "confirmed"),
        isNotNull(decisions.assessmentId),
        lte(decisions.decidedOn, londonDay(act.now)),
      ),
    )
    .orderBy(decisions.providerId, desc(decisions.decidedOn), desc(decisions.confirmedAt));
  return new Map(
    rows.flatMap((row) => (row.assessmentId ? [[row.providerId, row.assessmentId] as const] : [])),
  );
}

/** As reports/queries.server.ts has it: who commissions, the provider itself, and officers who see assessments. */
function mayReadReportOf(actor: Actor, providerId: string): boolean {
  if (actor.kind !== "person") return false;
  if (isOfficer(actor)) return canSeeAssessments(actor);
  return actor.organisationKind !== "provider" || isOf(actor, providerId);
}
