import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { canKeepLocalMenu } from "#app/domain/menu/local/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { localMenuEntries } from "#db/schema/menu.ts";

/** Takes an offer off the local menu of the actor's partnership; it stays on the authority's. */
export function unpinOffer(act: Act, offerId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const { actor } = act;
    const partnershipId = actor.kind === "person" ? actor.organisationId : "";
    ensure(canKeepLocalMenu(actor, partnershipId), "A partnership's coordinator keeps its local menu");
    const rows = await tx
      .delete(localMenuEntries)
      .where(
        and(
          eq(localMenuEntries.authorityId, actor.authorityId),
          eq(localMenuEntries.partnershipId, partnershipId),
          eq(localMenuEntries.offerId, offerId),
        ),
      )
      .returning({ id: localMenuEntries.id });
    if (rows.length === 0) refuse("not_found", "This offer is not on your local menu");
    await record(tx, act, { name: "offer.unpinned", subjectId: offerId, details: { partnershipId } });
  });
}
