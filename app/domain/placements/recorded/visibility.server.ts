import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { recordedPlacements } from "#db/schema/placements.ts";

const nothing: SQL = sql`false`;

/**
 * Officers see every one of their authority (by reference, as with all placements); a school and its
 * partnership's coordinator those of their pupils; who commissions, what it commissioned. A provider sees none:
 * what others told about it is not its own record.
 */
export function recordedVisibleTo(actor: Actor): SQL {
  const authority = eq(recordedPlacements.authorityId, actor.authorityId);
  if (actor.kind === "system") return authority;
  if (actor.kind !== "person") return nothing;
  if (actor.organisationKind === "authority") return authority;
  if (actor.organisationKind !== "school" && actor.organisationKind !== "partnership") return nothing;
  const own = or(
    inArray(recordedPlacements.schoolId, [...actor.schoolIds]),
    eq(recordedPlacements.commissionerId, actor.organisationId),
  );
  return and(authority, own) ?? nothing;
}

/** The recorded placement, locked; not there and not visible are the same refusal. */
export async function loadRecorded(tx: Tx, act: Act, recordedId: string) {
  const [row] = await tx
    .select()
    .from(recordedPlacements)
    .where(and(eq(recordedPlacements.id, recordedId), recordedVisibleTo(act.actor)))
    .for("update");
  return row ?? refuse("not_found", "There is no such recorded placement");
}
