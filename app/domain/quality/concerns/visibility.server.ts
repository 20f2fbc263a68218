import { and, eq, type SQL, sql } from "drizzle-orm";
import { type Act, type Actor, isOfficer } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { canRaiseConcern } from "#app/domain/quality/concerns/policy.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { concerns } from "#db/schema/monitoring.ts";

/**
 * Officers see every concern of their authority, and an organisation the ones it raised itself. The provider
 * and other schools never see one; the second wall says so again.
 */
export function visibleTo(actor: Actor): SQL {
  const own = eq(concerns.authorityId, actor.authorityId);
  if (actor.kind === "system" || isOfficer(actor)) return own;
  if (!canRaiseConcern(actor)) return sql`false`;
  return and(own, eq(concerns.raisedByOrganisation, actor.organisationId)) ?? sql`false`;
}

/**
 * The concern, locked for the rest of the transaction for an officer: who raised it may change nothing of it, nor
 * lock it in the database. Refuses as not found.
 */
export async function loadConcern(tx: Tx, act: Act, concernId: string) {
  const asked = tx
    .select()
    .from(concerns)
    .where(and(visibleTo(act.actor), eq(concerns.id, concernId)));
  const [row] = await (isOfficer(act.actor) ? asked.for("update") : asked);
  return row ?? refuse("not_found", "There is no such concern");
}
