import { type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addDays, type CalendarDate, londonDay, type WeeklyHalfDay } from "#app/core/calendar.ts";
import type { Pence } from "#app/core/money.ts";
import type { PriceBasis } from "#app/core/words/menu.ts";
import { type CardFacts, cardOf } from "#app/domain/menu/load-offers.server.ts";
import { daysAhead } from "#app/domain/menu/offer-documents.server.ts";
import { freeIn } from "#app/domain/menu/places.server.ts";
import { visibleTo } from "#app/domain/menu/visibility.server.ts";
import { isListable } from "#app/domain/quality/standing.ts";
import { standingsToday } from "#app/domain/quality/standing-today.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { askPrepared } from "#db/client.server.ts";

/** An offer as a card says it, and no more of it, as the database writes it down. */
type Written = Pick<CardFacts, "offer" | "provider" | "providerKind" | "site"> & {
  price: { pricePence: Pence; priceBasis: PriceBasis; programmeSessions: number | null };
  pictures: { id: string; alternative: string }[];
  given: { half: WeeklyHalfDay; places: number; startsOn: CalendarDate; endsOn: CalendarDate | null }[];
  booked: { half: WeeklyHalfDay; startsOn: CalendarDate; endsOn: CalendarDate }[];
};

/**
 * The cards of the published and priced ones of these offers that the actor may see and that are listable today, by
 * id: what loadOffers knows of them, in two statements that say only what a card shows.
 */
export async function cardsOf(tx: Tx, act: Act, offerIds: readonly string[]) {
  if (offerIds.length === 0) return new Map<string, ReturnType<typeof cardOf>>();
  const these = sql`offers.authority_id = ${act.actor.authorityId} and offers.id = any (${`{${offerIds.join(",")}}`}::uuid[])`;
  const [rows, standings] = await Promise.all([
    askPrepared<{ card: Written }>(tx, writtenOf(act, these)),
    standingsToday(tx, act, sql`select offers.provider_id from offers where ${these}`),
  ]);
  const today = londonDay(act.now);
  const range = { startsOn: today, endsOn: addDays(today, daysAhead - 1) };
  return new Map(
    rows.flatMap(({ card: { given, booked, ...row } }) => {
      const { id, providerId } = row.offer;
      const known = standings.get(providerId);
      if (known === undefined || !isListable(known.state)) return [];
      const standing = { state: known.state, decidedOn: known.decidedOn ?? undefined };
      const ofThis = <Row>(one: Row) => ({ ...one, offerId: id });
      const week = { given: given.map(ofThis), booked: booked.map(ofThis) };
      const halves = freeIn(week, [id], range).get(id);
      return [[id, cardOf(act.actor, { ...row, halves, standing })] as const];
    }),
  );
}

function writtenOf(act: Act, these: SQL): SQL {
  const today = londonDay(act.now);
  const last = addDays(today, daysAhead - 1);
  return sql`
    select json_build_object(
      'offer', json_build_object('id', offers.id, 'providerId', offers.provider_id, 'title', offers.title,
        'summary', offers.summary, 'kind', offers.kind, 'tier', offers.tier, 'needs', offers.needs,
        'keyStages', offers.key_stages, 'priceIsPrivate', offers.price_is_private),
      'provider', organisations.name, 'providerKind', providers.kind,
      'site', json_build_object('latitude', sites.latitude, 'longitude', sites.longitude,
        'addressMasked', sites.address_masked),
      'price', json_build_object('pricePence', price.price_pence, 'priceBasis', price.price_basis,
        'programmeSessions', price.programme_sessions),
      'pictures', array(
        select json_build_object('id', id, 'alternative', alternative) from offer_pictures
        where authority_id = offers.authority_id and offer_id = offers.id order by position, id limit 1),
      'given', array(
        select json_build_object('half', half, 'places', places, 'startsOn', starts_on, 'endsOn', ends_on)
        from offer_places
        where authority_id = offers.authority_id and offer_id = offers.id and starts_on <= ${last}::date
          and (ends_on is null or ends_on >= ${today}::date)),
      'booked', array(
        select json_build_object('half', half, 'startsOn', starts_on, 'endsOn', ends_on) from bookings
        where authority_id = offers.authority_id and offer_id = offers.id and starts_on <= ${last}::date
          and ends_on >= ${today}::date
          and (held_until is null or held_until > ${act.now.toISOString()}::timestamptz))) as card
    from offers
    join providers on providers.authority_id = offers.authority_id and providers.organisation_id = offers.provider_id
    join organisations on organisations.authority_id = offers.authority_id and organisations.id = offers.provider_id
    join sites on sites.authority_id = offers.authority_id and sites.id = offers.site_id
    cross join lateral (
      select price_pence, price_basis, programme_sessions from offer_prices
      where authority_id = offers.authority_id and offer_id = offers.id and starts_on <= ${today}::date
      order by starts_on desc limit 1) price
    where ${visibleTo(act.actor)} and offers.status = 'published' and ${these}`;
}
