import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import type { RiseRow } from "#app/domain/charges/note-rises.server.ts";
import { seesFunding } from "#app/domain/placements/policy.ts";
import {
  loadPlacement,
  type PlacementRow,
  visibleTo as placementsVisibleTo,
} from "#app/domain/placements/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { chargeRises } from "#db/schema/charges.ts";
import { placements } from "#db/schema/placements.ts";

/** Who sees a placement and who pays for it sees its rises; never a provider. */
export function risesVisibleTo(tx: Tx, actor: Actor): SQL {
  const nothing = sql`false`;
  if (!seesFunding(actor)) return nothing;
  const seen = tx.select({ id: placements.id }).from(placements).where(placementsVisibleTo(actor));
  return (
    and(eq(chargeRises.authorityId, actor.authorityId), inArray(chargeRises.placementId, seen)) ?? nothing
  );
}

/** The rise with its placement, both locked, the placement first; not there and not visible are one refusal. */
export async function loadRise(
  tx: Tx,
  act: Act,
  riseId: string,
): Promise<{ rise: RiseRow; placement: PlacementRow }> {
  const wanted = and(eq(chargeRises.id, riseId), risesVisibleTo(tx, act.actor));
  const [seen] = await tx.select({ placementId: chargeRises.placementId }).from(chargeRises).where(wanted);
  if (seen === undefined) return refuse("not_found", "There is no such rise");
  const placement = await loadPlacement(tx, act, seen.placementId);
  const [rise] = await tx.select().from(chargeRises).where(wanted).for("update");
  return rise ? { rise, placement } : refuse("not_found", "There is no such rise");
}
