import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { type Actor, isIn } from "#app/core/actor.ts";
import { budgets } from "#db/schema/budgets.ts";

/**
 * Finance officers and the authority's lead see every budget; everybody else those of their own organisation,
 * a partnership's coordinator those of its schools too. Providers and visitors see none.
 */
export function visibleTo(actor: Actor): SQL | undefined {
  const own = eq(budgets.authorityId, actor.authorityId);
  if (actor.kind === "system" || isIn(actor, "finance_officer", "authority_lead")) return own;
  if (actor.kind !== "person" || actor.organisationKind === "provider") return sql`false`;
  const ofOwn = eq(budgets.ownerId, actor.organisationId);
  if (actor.organisationKind !== "partnership" || actor.schoolIds.length === 0) return and(own, ofOwn);
  return and(own, or(ofOwn, inArray(budgets.ownerId, [...actor.schoolIds])));
}

/** The single lines of a budget: a coordinator sees a school's totals, not each of its placements' money. */
export function linesVisibleTo(actor: Actor, budgetId: string): SQL | undefined {
  if (actor.kind === "system" || isIn(actor, "finance_officer", "authority_lead")) return undefined;
  if (actor.kind !== "person" || actor.organisationKind === "provider") return sql`false`;
  return sql`exists (select 1 from ${budgets} where ${budgets.authorityId} = ${actor.authorityId}
    and ${budgets.id} = ${budgetId} and ${budgets.ownerId} = ${actor.organisationId})`;
}
