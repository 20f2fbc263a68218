import { and, eq, type SQL, sql } from "drizzle-orm";
import { type Act, type Actor, isIn } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { visits } from "#db/schema/monitoring.ts";

const nobody = sql`false`;

/**
 * Officers see every visit. A provider's manager and safeguarding lead see those they were told of and those
 * that took place: an unannounced one is nobody's to see before (again in the database: visits' policies).
 */
export function visibleTo(actor: Actor): SQL {
  const own = eq(visits.authorityId, actor.authorityId);
  if (canSeeAssessments(actor)) return own;
  if (!isIn(actor, "provider_manager", "provider_safeguarding_lead")) return nobody;
  const told = sql`(${visits.status} = 'recorded' or (${visits.isAnnounced} and ${visits.status} <> 'due'))`;
  return and(own, eq(visits.providerId, actor.organisationId), told) ?? nobody;
}

/** The visit, locked for the rest of the transaction; refuses as not found. */
export async function loadVisit(tx: Tx, act: Act, visitId: string) {
  const [row] = await tx
    .select()
    .from(visits)
    .where(and(visibleTo(act.actor), eq(visits.id, visitId)))
    .for("update");
  return row ?? refuse("not_found", "There is no such visit");
}
