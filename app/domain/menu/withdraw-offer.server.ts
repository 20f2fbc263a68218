import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { indexOffers } from "#app/domain/menu/index-offers.server.ts";
import { offerLifecycle } from "#app/domain/menu/lifecycle.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { loadOffer } from "#app/domain/menu/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";

/** Takes an offer off the menu: nobody new can ask for it, and what is agreed of it goes on. */
export function withdrawOffer(act: Act, offerId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const offer = await loadOffer(tx, act, offerId);
    ensure(canManageOffer(act.actor, offer), "You cannot withdraw the offers of this provider");
    const status = step(offerLifecycle, "withdraw", offer.status, "this offer");

    await tx
      .update(offers)
      .set({ status, withdrawnAt: act.now })
      .where(and(eq(offers.authorityId, offer.authorityId), eq(offers.id, offer.id)));
    await record(tx, act, {
      name: "offer.withdrawn",
      subjectId: offer.id,
      details: { providerId: offer.providerId },
    });
    await indexOffers(tx, act, [offer.id]);
  });
}
