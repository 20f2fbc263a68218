import { and, eq, gt, gte, isNull, or } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { offerTermsOn } from "#app/domain/menu/offer-terms.server.ts";
import { type Missing, missingForPublication } from "#app/domain/menu/publication.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { offerPlaces, type offers } from "#db/schema/menu.ts";
import { sites } from "#db/schema/providers.ts";

/** What still stands between an offer, as it is in the database, and the menu. */
export async function missingOf(tx: Tx, act: Act, offer: typeof offers.$inferSelect): Promise<Missing[]> {
  const today = londonDay(act.now);
  const ofOffer = and(eq(offerPlaces.authorityId, offer.authorityId), eq(offerPlaces.offerId, offer.id));
  const [terms, halves, [site]] = await Promise.all([
    offerTermsOn(tx, act, offer.id, today),
    tx
      .selectDistinct({ half: offerPlaces.half })
      .from(offerPlaces)
      .where(
        and(
          ofOffer,
          gt(offerPlaces.places, 0),
          or(isNull(offerPlaces.endsOn), gte(offerPlaces.endsOn, today)),
        ),
      ),
    tx
      .select({ closedOn: sites.closedOn })
      .from(sites)
      .where(and(eq(sites.authorityId, offer.authorityId), eq(sites.id, offer.siteId))),
  ]);
  return missingForPublication(offer, {
    hasPrice: terms !== undefined,
    halves: halves.map(({ half }) => half),
    siteIsOpen: site !== undefined && (site.closedOn === null || site.closedOn >= today),
  });
}
