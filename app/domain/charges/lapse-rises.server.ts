import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { lapse } from "#app/domain/charges/note-rises.server.ts";
import { isOvertaken } from "#app/domain/charges/overtaken.server.ts";
import { loadPlacement } from "#app/domain/placements/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { chargeRises } from "#db/schema/charges.ts";

/** After a change of a placement was approved nobody need answer what it reserved; the next statement asks anew. */
export function lapseRises(act: Act, placementId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const { authorityId } = await loadPlacement(tx, act, placementId);
    const waiting = await tx
      .select()
      .from(chargeRises)
      .where(
        and(
          eq(chargeRises.authorityId, authorityId),
          eq(chargeRises.placementId, placementId),
          eq(chargeRises.status, "waiting"),
        ),
      )
      .for("update");
    for (const rise of waiting) if (await isOvertaken(tx, rise)) await lapse(tx, act, [rise]);
  });
}
