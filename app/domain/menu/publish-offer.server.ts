import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { indexOffers } from "#app/domain/menu/index-offers.server.ts";
import { offerLifecycle } from "#app/domain/menu/lifecycle.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { missingOf } from "#app/domain/menu/publication-state.server.ts";
import { loadOffer } from "#app/domain/menu/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";

/**
 * Puts an offer on the menu, where it is shown on the days its provider may be listed. Refuses with all that is
 * still missing.
 */
export function publishOffer(act: Act, offerId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const offer = await loadOffer(tx, act, offerId);
    ensure(canManageOffer(act.actor, offer), "You cannot publish the offers of this provider");
    const status = step(offerLifecycle, "publish", offer.status, "this offer");
    const missing = await missingOf(tx, act, offer);
    if (missing.length > 0)
      refuse("rule", `Before it can be published: ${missing.map(({ sentence }) => sentence).join("; ")}`);

    await tx
      .update(offers)
      .set({ status, publishedAt: act.now, withdrawnAt: null })
      .where(and(eq(offers.authorityId, offer.authorityId), eq(offers.id, offer.id)));
    await record(tx, act, {
      name: "offer.published",
      subjectId: offer.id,
      details: { providerId: offer.providerId },
    });
    await indexOffers(tx, act, [offer.id]);
  });
}
