/** One offer of the menu, with all that is needed to choose it. */
import { type Act, type Actor, isOf, isOfficer } from "#app/core/actor.ts";
import { cardOf, isPriceHidden, type Loaded, loadOffers } from "#app/domain/menu/load-offers.server.ts";
import { maySeePrivateTerms } from "#app/domain/menu/policy.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { milesBetween } from "#search/distance.ts";
import type { GeoPlace } from "#search/engine.ts";

/**
 * All that is needed to choose an offer. One that is not listable today is found only by officers and by its own
 * provider. Private prices and masked addresses are left out for visitors.
 */
export function findMenuOffer(act: Act, offerId: string, near?: GeoPlace) {
  return transaction(act, async (tx) => {
    const [row] = await loadOffers(tx, act, [offerId]);
    if (!row || !(row.standing.listable || mayLookAnyway(act.actor, row.offer.providerId))) return undefined;
    const { offer, site } = row;
    const place = site.latitude === null || site.longitude === null ? undefined : (site as GeoPlace);
    const isHidden = site.addressMasked && !maySeePrivateTerms(act.actor);
    return {
      ...cardOf(act.actor, row),
      ...detailsOf(offer),
      site: {
        // A site's name often says where it is, so it goes with the address.
        name: isHidden ? undefined : site.name,
        kind: site.kind,
        accessibility: site.accessibility,
        address: isHidden ? undefined : `${site.address}, ${site.postcode}`,
      },
      price: isPriceHidden(act.actor, offer) ? undefined : row.price,
      aboutProvider: row.about,
      miles: near && place && !isHidden ? milesBetween(near, place) : null,
    };
  });
}

function mayLookAnyway(actor: Actor, providerId: string): boolean {
  return isOfficer(actor) || isOf(actor, providerId);
}

function detailsOf(offer: Loaded["offer"]) {
  return {
    description: offer.description,
    qualifications: offer.qualifications,
    transport: offer.transport,
    yearFrom: offer.yearFrom,
    yearTo: offer.yearTo,
    qualificationKinds: offer.qualificationKinds,
    weeksFrom: offer.weeksFrom,
    weeksTo: offer.weeksTo,
    weekDescribed: offer.weekDescribed,
    charged: offer.charged,
    noticeDays: offer.noticeDays,
    vatTreatment: offer.vatTreatment,
    vatRatePercent: offer.vatRatePercent,
    amStarts: offer.amStarts,
    amEnds: offer.amEnds,
    pmStarts: offer.pmStarts,
    pmEnds: offer.pmEnds,
  };
}
