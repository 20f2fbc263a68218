import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { type Act, type Actor, isIn } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { assessmentReports } from "#db/schema/monitoring.ts";

const nobody = sql`false`;

/**
 * Officers read every report, a provider its own once it is shared, schools and partnerships those whose
 * decision is confirmed (again in the database: the policies of assessment_reports). A visitor reads none.
 */
export function visibleTo(actor: Actor): SQL {
  const own = eq(assessmentReports.authorityId, actor.authorityId);
  if (canSeeAssessments(actor)) return own;
  const shared = and(own, isNotNull(assessmentReports.sharedAt)) ?? nobody;
  if (isIn(actor, "provider_manager", "provider_safeguarding_lead"))
    return and(shared, eq(assessmentReports.providerId, actor.organisationId)) ?? nobody;
  if (isIn(actor, "school_lead", "school_approver", "partnership_coordinator"))
    return and(shared, isPublished) ?? nobody;
  return nobody;
}

const isPublished = sql`exists (select 1 from decisions d where d.authority_id = ${assessmentReports.authorityId}
  and d.assessment_id = ${assessmentReports.assessmentId} and d.status = 'confirmed')`;

/** The report of an assessment as it stands; refuses as not found. */
export async function readReport(tx: Tx, act: Act, assessmentId: string) {
  const [row] = await tx
    .select()
    .from(assessmentReports)
    .where(and(visibleTo(act.actor), eq(assessmentReports.assessmentId, assessmentId)));
  return row ?? refuse("not_found", "There is no such report");
}

/** The report of an assessment, locked after the assessment itself; refuses as not found. */
export async function loadReport(tx: Tx, act: Act, assessmentId: string) {
  return (await lockReport(tx, act, assessmentId)) ?? refuse("not_found", "There is no such report");
}

/** The report of an assessment, locked, or none yet. */
export async function lockReport(tx: Tx, act: Act, assessmentId: string) {
  const [row] = await tx
    .select()
    .from(assessmentReports)
    .where(and(visibleTo(act.actor), eq(assessmentReports.assessmentId, assessmentId)))
    .for("update");
  return row;
}
