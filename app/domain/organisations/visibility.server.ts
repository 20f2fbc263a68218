import { and, eq, ne, or, type SQL, sql } from "drizzle-orm";
import { type Actor, isOfficer } from "#app/core/actor.ts";
import { organisations } from "#db/schema/organisations.ts";

/**
 * Officers and those who commission see every organisation of their authority; a provider sees all but other
 * providers; a visitor none (the menu tells the public what it may know).
 */
export function visibleTo(actor: Actor): SQL | undefined {
  const own = eq(organisations.authorityId, actor.authorityId);
  if (actor.kind === "system" || isOfficer(actor)) return own;
  if (actor.kind !== "person") return sql`false`;
  if (actor.organisationKind === "school" || actor.organisationKind === "partnership") return own;
  return and(own, or(ne(organisations.kind, "provider"), eq(organisations.id, actor.organisationId)));
}
