/** What the menu page is made of, asked for in two statements written by hand. */
import type { Sql } from "postgres";
import { addDays, londonDay, type WeeklyHalfDay } from "#app/core/calendar.ts";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import { freeIn, weekOf } from "#app/domain/menu/places.server.ts";
import { pricePerSession } from "#app/domain/menu/pricing.ts";
import type { GeoPlace } from "#search/engine.ts";
import { bitsOf, type Counted, countsFrom, failureOf } from "#search/facet-bits.ts";
import { rankOn } from "#search/offers.ts";
import { termsOf, textQuery, typedWords } from "#search/words.ts";

const pageSize = 20;
const columns = ["what", "need", "week", "age", "gain", "site"] as const;

/** For addresses that say words, needs and key stages, and perhaps a distance: what the bench asks for. */
export async function bareAnswer(
  { sql, searching }: { sql: Sql; searching: Sql },
  authorityId: string,
  params: URLSearchParams,
  near: GeoPlace | undefined,
) {
  const { search, selected } = readMenuAddress(params);
  const { words = "", filters, order, page, withinMiles = 0, postcode } = search;
  const today = londonDay(new Date());
  const asked = {
    words: textQuery(termsOf(typedWords(words)), []),
    needs: bitsOf("need", filters.need ?? []),
    stages: bitsOf("keyStage", filters.keyStage ?? []),
    rank: rankOn(today) + 1,
    today,
    offset: (page - 1) * pageSize,
  };
  const [found] = near
    ? await nearest(searching, authorityId, {
        ...asked,
        ...boxAround(near, withinMiles),
        ...near,
        withinMiles,
      })
    : await mostRelevant(searching, authorityId, asked);
  const { total, facets } = countsFrom(countedIn(found?.counts ?? ""));
  const hits = found?.hits ?? [];
  const ids = hits.map(({ offerId }) => offerId);
  const rows = await cardRows(sql, authorityId, ids, today);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    cards: hits.flatMap(({ offerId, miles }) => {
      const row = byId.get(offerId);
      return row ? [{ ...cardOf(row, today), miles }] : [];
    }),
    pins: [],
    total,
    facets,
    corrections: [],
    page,
    pageSize,
    selected,
    errors: [],
    tiles: undefined,
    from: postcode,
    hasPlace: near !== undefined,
    hasWords: true,
    order,
    may: { mayKeep: false, maySeeMisses: false },
  };
}

type Asked = { words: string; needs: number; stages: number; rank: number; today: string; offset: number };
type Around = GeoPlace & ReturnType<typeof boxAround> & { withinMiles: number };
type Found = { hits: { offerId: string; miles: number | null }[]; counts: string | null };

const needFails = failureOf("need");
const stageFails = failureOf("keyStage");

/** What fails is counted and what is shown is gathered in one pass, as the portal does it too. */
const mostRelevant = (sql: Sql, authorityId: string, asked: Asked) => sql<Found[]>`
  with looked as materialized (
    select failures, case failures when ${needFails}::int then need when ${stageFails}::int then age end as bits,
      count(*) as offers,
      array_agg(row(offer_id, turn, relevance, what, need, week, age, gain, site)) filter (where failures = 0) as passed
    from (
      select offer_id, shuffles[${asked.rank}::int] as turn, what_bits as what, need_bits as need, week_bits as week,
        age_bits as age, gain_bits as gain, site_bits as site,
        case when need_bits & ${asked.needs}::int <> 0 and age_bits & ${asked.stages}::int <> 0
          then ts_rank(heading, said) else 0 end as relevance,
        case when need_bits & ${asked.needs}::int <> 0 then 0 else ${needFails}::int end
          + case when age_bits & ${asked.stages}::int <> 0 then 0 else ${stageFails}::int end as failures
      from offer_documents, to_tsquery('portal_english', ${asked.words}) said
      where authority_id = ${authorityId} and words @@ said and listable_from <= ${asked.today}
        and (listable_until is null or listable_until >= ${asked.today})
        and (need_bits & ${asked.needs}::int <> 0 or age_bits & ${asked.stages}::int <> 0)) one
    group by 1, 2),
  base as materialized (
    select one.* from looked, unnest(passed) as one (offer_id uuid, turn int, relevance real, what int, need int,
      week int, age int, gain int, site int) where failures = 0)
  select (select coalesce(json_agg(hit), '[]') from (
      select offer_id as "offerId", null as miles from base
      order by relevance desc, turn, offer_id limit ${pageSize} offset ${asked.offset}) hit) as hits,
    (select string_agg(which || ' ' || failures || ' ' || bits || ' ' || offers, ',') from (
      select grouping(what, need, week, age, gain, site) as which, 0 as failures,
        coalesce(what, need, week, age, gain, site) as bits, count(*) as offers
      from base group by grouping sets ((what), (need), (week), (age), (gain), (site))
      union all select case failures when ${needFails}::int then 47 else 59 end, failures, bits, offers
      from looked where failures <> 0) counted) as counts`;

const nearest = (sql: Sql, authorityId: string, asked: Asked & Around) => sql<Found[]>`
  with looked as materialized (
    select failures, case failures when ${needFails}::int then need when ${stageFails}::int then age end as bits,
      count(*) as offers,
      array_agg(row(offer_id, turn, miles, what, need, week, age, gain, site)) filter (where failures = 0) as passed
    from (
      select offer_id, shuffles[${asked.rank}::int] as turn, what_bits as what, need_bits as need, week_bits as week,
        age_bits as age, gain_bits as gain, site_bits as site,
        miles_between(${asked.latitude}::float8, ${asked.longitude}::float8, latitude, longitude) as miles,
        case when need_bits & ${asked.needs}::int <> 0 then 0 else ${needFails}::int end
          + case when age_bits & ${asked.stages}::int <> 0 then 0 else ${stageFails}::int end as failures
      from offer_documents, to_tsquery('portal_english', ${asked.words}) said
      where authority_id = ${authorityId} and words @@ said and listable_from <= ${asked.today}
        and (listable_until is null or listable_until >= ${asked.today})
        and (need_bits & ${asked.needs}::int <> 0 or age_bits & ${asked.stages}::int <> 0)
        and latitude between ${asked.south}::float8 and ${asked.north}::float8
        and longitude between ${asked.west}::float8 and ${asked.east}::float8) one
    where miles <= ${asked.withinMiles}::float8 group by 1, 2),
  base as materialized (
    select one.* from looked, unnest(passed) as one (offer_id uuid, turn int, miles float8, what int, need int,
      week int, age int, gain int, site int) where failures = 0)
  select (select coalesce(json_agg(hit), '[]') from (
      select offer_id as "offerId", miles from base
      order by miles nulls last, turn, offer_id limit ${pageSize} offset ${asked.offset}) hit) as hits,
    (select string_agg(which || ' ' || failures || ' ' || bits || ' ' || offers, ',') from (
      select grouping(what, need, week, age, gain, site) as which, 0 as failures,
        coalesce(what, need, week, age, gain, site) as bits, count(*) as offers
      from base group by grouping sets ((what), (need), (week), (age), (gain), (site))
      union all select case failures when ${needFails}::int then 47 else 59 end, failures, bits, offers
      from looked where failures <> 0) counted) as counts`;

function boxAround({ latitude, longitude }: GeoPlace, miles: number) {
  const high = (miles / 69) * 1.01;
  const wide = high / Math.cos((latitude * Math.PI) / 180);
  return { south: latitude - high, north: latitude + high, west: longitude - wide, east: longitude + wide };
}

/** "31 0 5 12": the columns that were not grouped by, failures, bits, and how many offers have them. */
function countedIn(text: string): Counted[] {
  return text.split(",").flatMap((one) => {
    const [which = 0, failures = 0, bits = 0, offers = 0] = one.split(" ").map(Number);
    const column = columns.find((_, index) => which === 63 - 2 ** (5 - index));
    return column ? [{ column, failures, bits, offers }] : [];
  });
}

const cardRows = (sql: Sql, authorityId: string, ids: string[], today: string) => sql`
  select o.id, o.title, o.summary, o.provider_id as "providerId", g.name as provider, p.kind as "providerKind", o.kind,
    o.tier, o.needs, o.key_stages as "keyStages", o.price_is_private as "isPrivate",
    case when not s.address_masked then json_build_object('latitude', s.latitude, 'longitude', s.longitude) end as place,
    d.kind as decision, d.decided_on::text as "decidedOn", price.price_pence::int as "pricePence",
    price.price_basis as basis, price.programme_sessions as "programmeSessions",
    (select json_build_object('id', f.id, 'alternative', f.alternative) from offer_pictures f
      where f.authority_id = o.authority_id and f.offer_id = o.id order by f.position, f.id limit 1) as picture,
    (select coalesce(json_agg(json_build_object('offerId', a.offer_id, 'half', a.half, 'places', a.places,
        'startsOn', a.starts_on, 'endsOn', a.ends_on)), '[]') from offer_places a
      where a.authority_id = o.authority_id and a.offer_id = o.id and a.starts_on <= ${today}::date + 41
        and (a.ends_on is null or a.ends_on >= ${today}::date)) as given,
    (select coalesce(json_agg(json_build_object('offerId', b.offer_id, 'half', b.half, 'startsOn', b.starts_on,
        'endsOn', b.ends_on)), '[]') from bookings b
      where b.authority_id = o.authority_id and b.offer_id = o.id and b.starts_on <= ${today}::date + 41
        and b.ends_on >= ${today}::date and (b.held_until is null or b.held_until > now())) as booked
  from offers o
  join providers p on p.authority_id = o.authority_id and p.organisation_id = o.provider_id
  join organisations g on g.authority_id = o.authority_id and g.id = o.provider_id
  join sites s on s.authority_id = o.authority_id and s.id = o.site_id
  cross join lateral (
    select price_pence, price_basis, programme_sessions from offer_prices where authority_id = o.authority_id
      and offer_id = o.id and starts_on <= ${today}::date order by starts_on desc limit 1) price
  cross join lateral (
    select kind, decided_on, confirmed_at, coalesce(expires_on, decided_on + 365) as last_day from decisions
    where authority_id = o.authority_id and provider_id = o.provider_id and status = 'confirmed'
      and decided_on <= ${today}::date order by decided_on desc, confirmed_at desc, id desc limit 1) d
  where o.authority_id = ${authorityId} and o.id = any (${ids}::uuid[]) and o.status = 'published'
    and d.kind <> 'decline' and d.last_day >= ${today}::date
    and not exists (select 1 from withdrawals w where w.authority_id = o.authority_id and w.provider_id = o.provider_id
      and w.withdrawn_on >= d.decided_on and w.withdrawn_on <= ${today}::date)
    and not exists (select 1 from suspensions u where u.authority_id = o.authority_id and u.provider_id = o.provider_id
      and u.starts_on <= ${today}::date and (u.lifted_on is null or u.lifted_on > ${today}::date))
    and not exists (select 1 from conditions c where c.authority_id = o.authority_id and c.provider_id = o.provider_id
      and c.critical and c.due_on < ${today}::date and (c.closed_on is null or c.closed_on > ${today}::date))
    and not exists (
      select 1 from evidence_kinds k
      left join sites t on k.scope = 'site' and t.authority_id = k.authority_id and t.provider_id = o.provider_id
        and (k.site_kinds = '{}' or t.kind = any (k.site_kinds))
      left join provider_people h on k.scope = 'person' and h.authority_id = k.authority_id
        and h.provider_id = o.provider_id and (k.posts = '{}' or h.post = any (k.posts))
      where k.authority_id = o.authority_id and k.critical and p.kind = any (k.provider_kinds)
        and k.applies_from <= ${today}::date and (k.practice is null or k.practice = any (p.practices))
        and (k.scope = 'site') = (t.id is not null) and (k.scope = 'person') = (h.id is not null)
        and not exists (
          select 1 from evidence e where e.authority_id = k.authority_id and e.provider_id = o.provider_id
            and e.kind_key = k.key and e.site_id is not distinct from t.id and e.person_id is not distinct from h.id
            and e.accepted_at is not null and e.expires_on >= ${today}::date))`;

type CardRow = Awaited<ReturnType<typeof cardRows>>[number];

function cardOf(row: CardRow, today: ReturnType<typeof londonDay>) {
  const { given, booked, decision, decidedOn, isPrivate, pricePence, basis, programmeSessions, ...card } =
    row;
  const range = { startsOn: today, endsOn: addDays(today, 41) };
  const halves = freeIn({ given, booked }, [row.id], range).get(row.id) ?? new Map<WeeklyHalfDay, never>();
  const state = decision === "approve" ? "approved" : "approved_with_conditions";
  return {
    ...card,
    standing: { state, decidedOn },
    free: weekOf(halves).flatMap(({ half, free }) => (free > 0 ? [half] : [])),
    pricePerSessionPence: isPrivate ? undefined : pricePerSession({ pricePence, basis, programmeSessions }),
  };
}
