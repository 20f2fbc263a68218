import { and, desc, eq, lte } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { CalendarDate } from "#app/core/calendar.ts";
import { visibleTo } from "#app/domain/menu/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { offerPrices, offers } from "#db/schema/menu.ts";

export type OfferTerms = NonNullable<Awaited<ReturnType<typeof offerTermsOn>>>;

/**
 * Everything a placement keeps of an offer as it stands on a day: whose, where, the price and what it is per,
 * the joining fee, what is charged, VAT. Money in pence, net. Nothing when the offer cannot be seen or has no
 * price that has started by then.
 */
export async function offerTermsOn(tx: Tx, act: Act, offerId: string, day: CalendarDate) {
  const [terms] = await tx
    .select({
      offerId: offers.id,
      title: offers.title,
      status: offers.status,
      providerId: offers.providerId,
      siteId: offers.siteId,
      pricePence: offerPrices.pricePence,
      priceBasis: offerPrices.priceBasis,
      programmeSessions: offerPrices.programmeSessions,
      joiningFeePence: offerPrices.joiningFeePence,
      charged: offers.charged,
      noticeDays: offers.noticeDays,
      vatTreatment: offers.vatTreatment,
      vatRatePercent: offers.vatRatePercent,
      amStarts: offers.amStarts,
      amEnds: offers.amEnds,
      pmStarts: offers.pmStarts,
      pmEnds: offers.pmEnds,
    })
    .from(offers)
    .innerJoin(
      offerPrices,
      and(eq(offerPrices.authorityId, offers.authorityId), eq(offerPrices.offerId, offers.id)),
    )
    .where(and(visibleTo(act.actor), eq(offers.id, offerId), lte(offerPrices.startsOn, day)))
    .orderBy(desc(offerPrices.startsOn))
    .limit(1);
  return terms;
}
