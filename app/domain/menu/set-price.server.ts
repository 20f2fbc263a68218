import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { OfferPrice } from "#app/domain/menu/forms.ts";
import { indexOffers } from "#app/domain/menu/index-offers.server.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { loadOffer } from "#app/domain/menu/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { offerPrices } from "#db/schema/menu.ts";

/**
 * Sets the price of an offer from a day on, in pence net; one already set from that same day is replaced.
 * The price of a published offer is not changed for days that have passed.
 */
export function setPrice(act: Act, offerId: string, price: OfferPrice): Promise<void> {
  return transaction(act, async (tx) => {
    const offer = await loadOffer(tx, act, offerId);
    ensure(canManageOffer(act.actor, offer), "You cannot change the offers of this provider");
    const mayBePast = offer.status === "draft";
    ensureRule(
      mayBePast || price.startsOn >= londonDay(act.now),
      "A new price of a published offer starts today or later",
      "startsOn",
    );

    const set = {
      pricePence: price.price,
      priceBasis: price.basis,
      programmeSessions: price.basis === "programme" ? (price.programmeSessions ?? null) : null,
      joiningFeePence: price.joiningFee,
    };
    await tx
      .insert(offerPrices)
      .values({ ...set, authorityId: offer.authorityId, offerId: offer.id, startsOn: price.startsOn })
      .onConflictDoUpdate({
        target: [offerPrices.authorityId, offerPrices.offerId, offerPrices.startsOn],
        set,
      });
    await record(tx, act, {
      name: "offer.priced",
      subjectId: offer.id,
      details: { ...set, startsOn: price.startsOn },
    });
    await indexOffers(tx, act, [offer.id]);
  });
}
