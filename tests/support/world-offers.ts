import { randomUUID } from "node:crypto";
import type { PersonAct } from "#app/core/actor.ts";
import { type CalendarDate, calendarDate, type WeeklyHalfDay, weeklyHalfDays } from "#app/core/calendar.ts";
import { type Pence, pence, zeroPence } from "#app/core/money.ts";
import type { PriceBasis } from "#app/core/words/menu.ts";
import { draftOffer } from "#app/domain/menu/draft-offer.server.ts";
import type { OfferDetails } from "#app/domain/menu/forms.ts";
import { publishOffer } from "#app/domain/menu/publish-offer.server.ts";
import { setPlaces } from "#app/domain/menu/set-places.server.ts";
import { setPrice } from "#app/domain/menu/set-price.server.ts";
import type { World } from "#tests/support/world.ts";

/** Whose offer it is: the provider's manager and one of its sites. */
export type OfferProvider = { manager: PersonAct; siteId: string };

type Wanted = Partial<OfferDetails> & {
  provider: OfferProvider;
  pricePence?: number;
  basis?: PriceBasis;
  programmeSessions?: number;
  joiningFeePence?: Pence;
  /** One number for every half day, or a number for some; none leaves the places unset. */
  places?: number | Partial<Record<WeeklyHalfDay, number>>;
  /** The day from which price and places hold. */
  from?: CalendarDate;
  published?: boolean;
};

export const plainOffer = (siteId: string): OfferDetails => ({
  title: "Motor vehicle workshop",
  summary: "Repairing cars and motorbikes in a small group",
  description: "Pupils strip, mend and rebuild engines beside a qualified mechanic.",
  kind: "vocational",
  tier: "time_limited",
  needs: ["semh"],
  keyStages: ["ks3", "ks4"],
  yearFrom: undefined,
  yearTo: undefined,
  qualifications: "Level 1 award",
  qualificationKinds: ["vocational_award"],
  weeksFrom: undefined,
  weeksTo: undefined,
  weekDescribed: "",
  groupSize: 6,
  siteId,
  amStarts: "09:00",
  amEnds: "12:00",
  pmStarts: "12:30",
  pmEnds: "15:00",
  transport: "none",
  charged: "booked",
  noticeDays: undefined,
  vatTreatment: "exempt",
  vatRatePercent: undefined,
  priceIsPrivate: false,
});

/** An offer drafted, priced, given places and published by its provider; £60 a session and four places unless said. */
export async function anOffer(_world: World, wanted: Wanted): Promise<string> {
  const { provider, pricePence = 6000, basis = "session", places = 4, published = true, ...rest } = wanted;
  const { programmeSessions, joiningFeePence, from = calendarDate("2025-09-01"), ...details } = rest;
  const offerId = await draftOffer(provider.manager, {
    ...plainOffer(provider.siteId),
    ...details,
    id: randomUUID(),
  });
  await setPrice(provider.manager, offerId, {
    startsOn: from,
    price: pence(pricePence),
    basis,
    programmeSessions,
    joiningFee: joiningFeePence ?? zeroPence,
  });
  await setPlaces(provider.manager, offerId, { startsOn: from, places: everyHalf(places) });
  if (published) await publishOffer(provider.manager, offerId);
  return offerId;
}

/** A number for each half day of the week. */
export function everyHalf(
  places: number | Partial<Record<WeeklyHalfDay, number>>,
): Record<WeeklyHalfDay, number> {
  const of = (half: WeeklyHalfDay) => (typeof places === "number" ? places : (places[half] ?? 0));
  return Object.fromEntries(weeklyHalfDays.map((half) => [half, of(half)])) as Record<WeeklyHalfDay, number>;
}
