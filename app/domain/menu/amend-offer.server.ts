import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import type { OfferDetails } from "#app/domain/menu/forms.ts";
import { indexOffers } from "#app/domain/menu/index-offers.server.ts";
import { columnsOf, ensureOwnOpenSite } from "#app/domain/menu/offer-details.server.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { loadOffer } from "#app/domain/menu/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";

/** Changes what an offer says; what placements have agreed stays as it was. */
export function amendOffer(act: Act, offerId: string, details: OfferDetails): Promise<void> {
  return transaction(act, async (tx) => {
    const offer = await loadOffer(tx, act, offerId);
    ensure(canManageOffer(act.actor, offer), "You cannot change the offers of this provider");
    await ensureOwnOpenSite(tx, act, offer.providerId, details.siteId);

    await tx
      .update(offers)
      .set(columnsOf(details))
      .where(and(eq(offers.authorityId, offer.authorityId), eq(offers.id, offer.id)));
    await record(tx, act, { name: "offer.amended", subjectId: offer.id });
    await indexOffers(tx, act, [offer.id]);
  });
}
