import { and, eq, type SQL, sql } from "drizzle-orm";
import { type Actor, isIn } from "#app/core/actor.ts";
import type { deputies, invitations, memberships } from "#db/schema/people.ts";

type Employed = typeof memberships | typeof invitations | typeof deputies;

/** Everybody sees the people of their own organisation, the authority's lead those of every one; a visitor nobody. */
export function visibleTo(actor: Actor, table: Employed): SQL | undefined {
  const own = eq(table.authorityId, actor.authorityId);
  if (actor.kind === "system" || isIn(actor, "authority_lead")) return own;
  if (actor.kind !== "person") return sql`false`;
  return and(own, eq(table.organisationId, actor.organisationId));
}
