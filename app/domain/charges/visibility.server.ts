import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { type Act, type Actor, isIn } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { loadPlacement, type PlacementRow } from "#app/domain/placements/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { charges } from "#db/schema/charges.ts";

export type ChargeRow = typeof charges.$inferSelect;

const nothing: SQL = sql`false`;

/**
 * Finance officers and the authority's lead see every charge; schools and their partnership's coordinator
 * those of their pupils; who commissioned, what it commissioned; a provider's manager its own, for good.
 */
export function visibleTo(actor: Actor): SQL {
  const own = eq(charges.authorityId, actor.authorityId);
  if (actor.kind === "system" || isIn(actor, "finance_officer", "authority_lead")) return own;
  if (isIn(actor, "school_lead", "school_approver", "partnership_coordinator"))
    return (
      and(
        own,
        or(inArray(charges.schoolId, [...actor.schoolIds]), eq(charges.commissionerId, actor.organisationId)),
      ) ?? nothing
    );
  if (isIn(actor, "commissioning_officer"))
    return and(own, eq(charges.commissionerId, actor.organisationId)) ?? nothing;
  if (isIn(actor, "provider_manager"))
    return and(own, eq(charges.providerId, actor.organisationId)) ?? nothing;
  return nothing;
}

/** The charge with its placement, both locked, the placement first; not there and not visible are one refusal. */
export async function loadCharge(
  tx: Tx,
  act: Act,
  chargeId: string,
): Promise<{ charge: ChargeRow; placement: PlacementRow }> {
  const wanted = and(eq(charges.id, chargeId), visibleTo(act.actor));
  const [seen] = await tx.select({ placementId: charges.placementId }).from(charges).where(wanted);
  if (seen === undefined) return refuse("not_found", "There is no such charge");
  const placement = await loadPlacement(tx, act, seen.placementId);
  const [charge] = await tx.select().from(charges).where(wanted).for("update");
  return charge ? { charge, placement } : refuse("not_found", "There is no such charge");
}
