import { and, eq, inArray, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { Act, Actor, Person } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { seenAfterEnd } from "#app/domain/organisations/seen-after-end.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

export type PlacementRow = typeof placements.$inferSelect;

const nothing: SQL = sql`false`;

/**
 * Officers see every placement of their authority (the finance officer by reference: the name is the pupil's,
 * and pupils have their own rule); schools and their partnership's coordinator those of their pupils; who
 * commissions, what it commissioned; a provider its own until it is declined or cancelled, or the stated days
 * after the end.
 */
export function visibleTo(actor: Actor): SQL {
  const authority = eq(placements.authorityId, actor.authorityId);
  if (actor.kind === "system") return authority;
  if (actor.kind !== "person") return nothing;
  return and(authority, ofOrganisation(actor)) ?? nothing;
}

function ofOrganisation(person: Person): SQL {
  switch (person.organisationKind) {
    case "authority":
      return sql`true`;
    case "school":
    case "partnership":
      return (
        or(
          inArray(placements.schoolId, [...person.schoolIds]),
          eq(placements.commissionerId, person.organisationId),
        ) ?? nothing
      );
    case "provider":
      return (
        and(
          eq(placements.providerId, person.organisationId),
          notInArray(placements.status, ["declined", "cancelled"]),
          sql`(${placements.endedOn} is null or ${placements.endedOn} + ${seenAfterEnd} >= app_today())`,
        ) ?? nothing
      );
    default:
      return nothing;
  }
}

/** The placement, locked; not there and not visible are the same refusal. */
export async function loadPlacement(tx: Tx, act: Act, placementId: string): Promise<PlacementRow> {
  const [row] = await tx
    .select()
    .from(placements)
    .where(and(eq(placements.id, placementId), visibleTo(act.actor)))
    .for("update");
  return row ?? refuse("not_found", "There is no such placement");
}
