import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { visibleTo as visibleProviders } from "#app/domain/providers/visibility.server.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { providers } from "#db/schema/providers.ts";
import { assessments, conditions, decisions } from "#db/schema/quality.ts";

/** Assessments are the officers' own papers: nobody else sees one. */
export function visibleTo(actor: Actor): SQL {
  const own = eq(assessments.authorityId, actor.authorityId);
  return canSeeAssessments(actor) ? own : sql`false`;
}

/** The assessment, locked for the rest of the transaction; refuses as not found. */
export async function loadAssessment(tx: Tx, act: Act, assessmentId: string) {
  const [row] = await tx
    .select()
    .from(assessments)
    .where(and(visibleTo(act.actor), eq(assessments.id, assessmentId)))
    .for("update");
  return row ?? refuse("not_found", "There is no such assessment");
}

/** The one decision of the assessment that waits for its second officer, locked; refuses as a conflict. */
export async function loadProposal(tx: Tx, act: Act, assessmentId: string) {
  const [row] = await tx
    .select()
    .from(decisions)
    .where(
      and(
        eq(decisions.authorityId, act.actor.authorityId),
        eq(decisions.assessmentId, assessmentId),
        eq(decisions.status, "proposed"),
      ),
    )
    .for("update");
  return row ?? refuse("conflict", "No decision is waiting for a second officer here");
}

/** A condition of a provider the actor may see, locked; refuses as not found. */
export async function loadCondition(tx: Tx, act: Act, conditionId: string) {
  const [row] = await tx
    .select(getTableColumns(conditions))
    .from(conditions)
    .innerJoin(
      providers,
      and(
        eq(providers.authorityId, conditions.authorityId),
        eq(providers.organisationId, conditions.providerId),
      ),
    )
    .where(and(visibleProviders(act.actor), eq(conditions.id, conditionId)))
    .for("update", { of: conditions });
  return row ?? refuse("not_found", "There is no such condition");
}
