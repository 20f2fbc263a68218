/** Offers of the menu with all that is needed to choose one, by themselves or side by side. */
import { and, eq, inArray, like, max } from "drizzle-orm";
import { type Act, type Actor, isOf, isOfficer } from "#app/core/actor.ts";
import { addDays, type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { outcodeOf } from "#app/core/postcode.ts";
import {
  cardOf,
  isPlaceHidden,
  isPriceHidden,
  type Loaded,
  loadOffers,
} from "#app/domain/menu/load-offers.server.ts";
import { daysAhead } from "#app/domain/menu/offer-documents.server.ts";
import { pictureFileOf } from "#app/domain/menu/pictures/queries.server.ts";
import { weekOf, weeksOf } from "#app/domain/menu/places.server.ts";
import { soonestPlace } from "#app/domain/menu/soonest-place.ts";
import { lookedIntoBy } from "#app/domain/menu/visibility.server.ts";
import { withoutPlace } from "#app/domain/menu/without-place.ts";
import { yearsOf } from "#app/domain/menu/years.ts";
import { districtsOf } from "#app/domain/organisations/place-of.server.ts";
import { latestReportsOf } from "#app/domain/quality/reports/latest-reports.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";
import { events } from "#db/schema/platform.ts";
import { milesBetween } from "#search/distance.ts";
import type { GeoPlace } from "#search/engine.ts";

/** How far ahead the soonest place is looked for: half a year. */
const lookingAhead = 182;

export type MenuOffer = NonNullable<Awaited<ReturnType<typeof findMenuOffer>>>;

/**
 * All that is needed to choose an offer. One that is not listable today is found only by officers and by its own
 * provider. Private prices and masked addresses are left out for visitors.
 */
export async function findMenuOffer(act: Act, offerId: string, near?: GeoPlace) {
  const [offer] = await listMenuOffers(act, [offerId], near);
  return offer;
}

/** The same of several, in the order asked; those that may not be seen are left out. */
export function listMenuOffers(act: Act, offerIds: readonly string[], near?: GeoPlace) {
  return transaction(act, async (tx) => {
    const rows = (await loadOffers(tx, act, offerIds)).filter(
      ({ standing, offer }) => standing.listable || mayLookAnyway(act.actor, offer.providerId),
    );
    const known = await moreOf(tx, act, rows);
    const byId = new Map(rows.map((row) => [row.offer.id, wholeOf(act, row, known, near)]));
    return offerIds.flatMap((id) => byId.get(id) ?? []);
  });
}

/** A picture's file for whoever may see its offer on the menu, or look into it as its provider or an officer. */
export function findMenuPicture(act: Act, offerId: string, pictureId: string) {
  return transaction(act, async (tx) => {
    const [shown] = await loadOffers(tx, act, [offerId]);
    if (!shown?.standing.listable) {
      const [own] = await tx
        .select({ id: offers.id })
        .from(offers)
        .where(and(lookedIntoBy(act.actor), eq(offers.id, offerId)));
      if (!own) return undefined;
    }
    return pictureFileOf(tx, act, offerId, pictureId);
  });
}

function mayLookAnyway(actor: Actor, providerId: string): boolean {
  return isOfficer(actor) || isOf(actor, providerId);
}

type Known = Awaited<ReturnType<typeof moreOf>>;

/** What a page says beyond a card. */
async function moreOf(tx: Tx, act: Act, rows: readonly Loaded[]) {
  const ids = rows.map(({ offer }) => offer.id);
  const today = londonDay(act.now);
  const range = { startsOn: today, endsOn: addDays(today, lookingAhead + daysAhead) };
  const [weeks, districts, changed, reports] = await Promise.all([
    ids.length === 0 ? { given: [], booked: [] } : weeksOf(tx, act, ids, range),
    districtsOf(
      tx,
      rows.filter(({ site }) => isPlaceHidden(act.actor, site)).map(({ site }) => site.postcode),
    ),
    changesOf(tx, act, ids),
    latestReportsOf(
      tx,
      act,
      rows.map(({ offer }) => offer.providerId),
    ),
  ]);
  return { today, weeks, districts, changed, reports };
}

/** When each offer was last changed. */
async function changesOf(tx: Tx, act: Act, offerIds: readonly string[]): Promise<Map<string, Date>> {
  if (offerIds.length === 0) return new Map();
  const rows = await tx
    .select({ offerId: events.subjectId, at: max(events.at) })
    .from(events)
    .where(
      and(
        eq(events.authorityId, act.actor.authorityId),
        inArray(events.subjectId, [...offerIds]),
        like(events.name, "offer.%"),
      ),
    )
    .groupBy(events.subjectId);
  return new Map(rows.flatMap(({ offerId, at }) => (at ? [[offerId, new Date(at)] as const] : [])));
}

function wholeOf(act: Act, row: Loaded, known: Known, near: GeoPlace | undefined) {
  const { offer, site } = row;
  const isHidden = isPlaceHidden(act.actor, site);
  const district = isHidden ? known.districts.get(site.postcode) : undefined;
  const place = isHidden ? district : placeOfSite(site);
  const week = weekOfOffer(row, known);
  const changedAt = known.changed.get(offer.id) ?? offer.publishedAt;
  return {
    ...cardOf(act.actor, row),
    ...detailsOf(offer),
    groupSize: offer.groupSize,
    week,
    soonestOn: week.flatMap(({ soonestOn }) => soonestOn ?? []).sort()[0],
    pictures: row.pictures,
    site: {
      // A site's name often says where it is, so it goes with the address.
      name: isHidden ? undefined : site.name,
      kind: site.kind,
      facilities: isHidden ? withoutPlace(site.facilities, site) : site.facilities,
      accessibility: isHidden ? withoutPlace(site.accessibility, site) : site.accessibility,
      features: site.accessFeatures,
      address: isHidden ? undefined : `${site.address}, ${site.postcode}`,
      /** The first half of the postcode, when that is all that is shown of where it is. */
      district: isHidden ? outcodeOf(site.postcode) : undefined,
    },
    price: isPriceHidden(act.actor, offer) ? undefined : row.price,
    aboutProvider: row.about,
    /** Of a masked address, to the middle of its district. */
    miles: near && place ? milesBetween(near, place) : null,
    reportId: known.reports.get(offer.providerId),
    changedOn: changedAt ? londonDay(changedAt) : undefined,
  };
}

function placeOfSite({ latitude, longitude }: Loaded["site"]): GeoPlace | undefined {
  return latitude === null || longitude === null ? undefined : { latitude, longitude };
}

type HalfOfWeek = ReturnType<typeof weekOf>[number] & { soonestOn: CalendarDate | undefined };

/** The half days with the places free over the coming weeks, and the first day on which a place is to be had. */
function weekOfOffer({ offer, halves }: Loaded, { today, weeks }: Known): HalfOfWeek[] {
  const range = { startsOn: today, endsOn: addDays(today, lookingAhead) };
  return weekOf(halves).map((row) => {
    const ofHalf = (one: { offerId: string; half: string }) =>
      one.offerId === offer.id && one.half === row.half;
    const week = { given: weeks.given.filter(ofHalf), booked: weeks.booked.filter(ofHalf) };
    return { ...row, soonestOn: soonestPlace(week, range, daysAhead) ?? undefined };
  });
}

function detailsOf(offer: Loaded["offer"]) {
  return {
    description: offer.description,
    qualifications: offer.qualifications,
    qualificationKinds: offer.qualificationKinds,
    transport: offer.transport,
    years: yearsOf(offer),
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
