/**
 * An authority with very many offers, all of them listable, laid in bulk beneath the commands: for measuring, never for
 * proving a rule. Ids come from the number of the row, so that every table finds the others without a look-up.
 */
import postgres, { type TransactionSql } from "postgres";
import { londonDay } from "#app/core/calendar.ts";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";

export type MenuCrowd = { authorityId: string; offers: number };

const offersOfEach = 4;

/** Fills an authority that asks for evidence but has no provider yet, makes its index, gathers statistics. */
export async function fillMenu(url: string, crowd: MenuCrowd): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.begin(async (tx) => {
      // Every trigger would ask what is so by the way these rows are made.
      await tx`set local session_replication_role = replica`;
      await tx.unsafe(`create function menu_id(kind text, number bigint) returns uuid language sql immutable as
        $$ select md5(kind || number)::uuid $$`);
      for (const lay of [providersOf, evidenceOf, standingOf, offersOf, placesOf]) await lay(tx, crowd);
      await tx.unsafe("drop function menu_id");
    });
    await sql.unsafe("vacuum analyze");
    const act = { actor: { kind: "system", authorityId: crowd.authorityId } as const, now: new Date() };
    const listed = await reindexOffers(act, "all");
    if (listed !== crowd.offers) throw new Error(`Of ${crowd.offers} offers ${listed} are listable`);
    await sql.unsafe("vacuum analyze");
  } finally {
    await sql.end();
  }
}

const eachProvider = (tx: TransactionSql, { offers }: MenuCrowd) =>
  tx`generate_series(1, ${offers / offersOfEach}::int) as n`;
const eachOffer = (tx: TransactionSql, { offers }: MenuCrowd) => tx`generate_series(1, ${offers}::int) as n`;
const today = () => londonDay(new Date());

/** Every second provider is a registered school or college, every eighth has a second site, some in South Yorkshire. */
async function providersOf(tx: TransactionSql, crowd: MenuCrowd): Promise<void> {
  const { authorityId } = crowd;
  const numbers = eachProvider(tx, crowd);
  await tx`insert into organisations (authority_id, id, kind, name, postcode)
    select ${authorityId}, menu_id('provider', n), 'provider',
      (array['Riverbank', 'Old Forge', 'Hillside', 'Northern', 'Greenacre', 'Canal Street', 'Beacon'])[n % 7 + 1] || ' ' ||
      (array['Workshops', 'Learning', 'Pathways', 'Farm', 'Studio'])[n % 5 + 1] || ' ' || n,
      'S' || (n % 80 + 1) || ' 1AA' from ${numbers}`;
  await tx`insert into providers (authority_id, organisation_id, kind, legal_form, about)
    select ${authorityId}, menu_id('provider', n),
      (array['non_school', 'independent_school', 'non_school', 'college', 'non_school', 'school_based'])[n % 6 + 1],
      'company', 'Work in small groups with people who stay, number ' || n from ${numbers}`;
  await tx`insert into sites (authority_id, id, provider_id, kind, name, address, postcode, latitude, longitude,
      access_features, address_masked, opened_on)
    select ${authorityId}, menu_id('site' || s, n), menu_id('provider', n),
      case s when 1 then 'main' else 'satellite' end, 'Site ' || s, s || ' Made-up Street', 'S' || (n % 80 + 1) || ' 1AA',
      53.2 + (n * 7919::bigint % 1000) / 1600.0, -1.75 + (n * 104729::bigint % 1000) / 1250.0,
      (array['{step_free,accessible_toilet}', '{}', '{step_free}'])[n % 3 + 1]::text[], n % 50 = 0, ${today()}::date - 900
    from ${numbers}, generate_series(1, 2) s where s = 1 or n % 8 = 0`;
  await tx`insert into provider_people (authority_id, id, provider_id, post, name, started_on)
    select ${authorityId}, menu_id('person' || p, n), menu_id('provider', n),
      (array['manager', 'safeguarding_lead', 'deputy_safeguarding_lead'])[p], 'Person ' || p || ' of ' || n,
      ${today()}::date - 800 from ${numbers}, generate_series(1, 3) p`;
}

/** Of every critical kind an accepted item in date for everyone it is needed for. */
async function evidenceOf(tx: TransactionSql, { authorityId }: MenuCrowd): Promise<void> {
  await tx`insert into evidence (authority_id, provider_id, kind_key, site_id, person_id, note, expires_on, added_at,
      is_newest, verdict, accepted_at)
    select p.authority_id, p.organisation_id, k.key, s.id, h.id, 'Seen', ${today()}::date + 30 + k.position,
      now() - interval '200 days', true, 'accepted', now() - interval '180 days'
    from providers p
    join evidence_kinds k on k.authority_id = p.authority_id and k.critical and p.kind = any (k.provider_kinds)
    left join sites s on k.scope = 'site' and s.authority_id = p.authority_id and s.provider_id = p.organisation_id
      and (k.site_kinds = '{}' or s.kind = any (k.site_kinds))
    left join provider_people h on k.scope = 'person' and h.authority_id = p.authority_id
      and h.provider_id = p.organisation_id and (k.posts = '{}' or h.post = any (k.posts))
    where p.authority_id = ${authorityId}
      and (k.scope = 'site') = (s.id is not null) and (k.scope = 'person') = (h.id is not null)`;
  await tx`insert into evidence_checks (authority_id, evidence_id, verdict, due_on, checked_by, checked_at)
    select authority_id, id, 'accepted', ${today()}::date, menu_id('officer', 1), accepted_at
    from evidence where authority_id = ${authorityId}`;
}

/** Some are approved with conditions, some were suspended once. */
async function standingOf(tx: TransactionSql, crowd: MenuCrowd): Promise<void> {
  const { authorityId } = crowd;
  const numbers = eachProvider(tx, crowd);
  await tx`insert into decisions (authority_id, id, provider_id, assessment_id, kind, status, reason, proposed_by,
      proposed_at, confirmed_by, confirmed_at, decided_on, expires_on)
    select ${authorityId}, menu_id('decision', n), menu_id('provider', n), menu_id('assessment', n),
      case when n % 5 = 0 then 'approve_with_conditions' else 'approve' end, 'confirmed', 'What was seen',
      menu_id('officer', 1), now() - (n % 290) * interval '1 day', menu_id('officer', 2),
      now() - (n % 290) * interval '1 day', ${today()}::date - n % 290, ${today()}::date - n % 290 + 365 from ${numbers}`;
  await tx`insert into conditions (authority_id, decision_id, provider_id, text, critical, due_on)
    select ${authorityId}, menu_id('decision', n), menu_id('provider', n), 'Hold a fire drill', false,
      ${today()}::date + 30 from ${numbers} where n % 5 = 0`;
  await tx`insert into suspensions (authority_id, provider_id, reason, starts_on, suspended_by, suspended_at, lifted_on)
    select ${authorityId}, menu_id('provider', n), 'A roof had fallen in', ${today()}::date - 400, menu_id('officer', 1),
      now() - interval '400 days', ${today()}::date - 380 from ${numbers} where n % 40 = 0`;
}

const subjects =
  "Motor vehicle,Bicycle,Woodwork,Animal care,Hairdressing,Construction,Catering,Music,Boxing,Forest,Art,Photography,\
Engineering,Gardening,Pottery,Reading,Number,Sewing".split(",");
const ways = "workshop,mornings,on the farm,studio,in small groups,tuition,outdoors".split(",");
const kinds = "vocational,therapeutic,academic,outdoor,creative,online,mentoring,full_curriculum".split(",");
const needs =
  "semh,asc,adhd,speech_language,learning,physical,medical,anxiety,trauma,english_additional".split(",");
const taught =
  "gcse,functional_skills,entry_level,vocational_award,unit_award,first_aid_or_safety,none".split(",");

/** Each says its subject and its way, and three other subjects in its description. */
async function offersOf(tx: TransactionSql, crowd: MenuCrowd): Promise<void> {
  const { authorityId } = crowd;
  const numbers = eachOffer(tx, crowd);
  const one = (of: readonly string[], by: number, from = 0) =>
    tx`(${of as string[]}::text[])[(n * ${by}::bigint + n / ${of.length} + ${from}::bigint) % ${of.length} + 1]`;
  await tx`insert into offers (authority_id, id, provider_id, site_id, status, title, summary, description, kind, tier,
      needs, key_stages, qualifications, qualification_kinds, weeks_from, weeks_to, week_described, group_size, transport,
      vat_treatment, price_is_private, created_at, published_at)
    select ${authorityId}, menu_id('offer', n), menu_id('provider', (n - 1) / ${offersOfEach} + 1),
      menu_id('site1', (n - 1) / ${offersOfEach} + 1), 'published', ${one(subjects, 1)} || ' ' || ${one(ways, 5)},
      'Young people begin with ' || lower(${one(subjects, 1)}) || ' and go on to ' || lower(${one(subjects, 7, 3)}) ||
        ', at their own pace and with the same two adults throughout.',
      'Days start with breakfast and end with a look back at what was made. There is ' || lower(${one(subjects, 11, 5)}) ||
        ' on Mondays and ' || lower(${one(subjects, 13, 8)}) || ' when it rains. Staff talk with the school every week, and a ' ||
        'report goes home at the end of each half term. Number ' || n,
      ${one(kinds, 3)}, (array['outreach', 'time_limited', 'transitional'])[n % 3 + 1],
      case when n % 4 = 0 then array[${one(needs, 3)}] when n % 10 = 1 then array['semh', 'anxiety', 'trauma']
        else array[${one(needs, 3)}, ${one(needs, 3, 4)}] end,
      (array['{ks4}', '{ks3,ks4}', '{ks2,ks3}', '{ks1,ks2}', '{ks3}'])[n % 5 + 1]::text[], 'Award at level 1',
      array[${one(taught, 3)}], case when n % 6 = 0 then 4 end, case when n % 6 = 0 then 12 end,
      'Mornings are practical, afternoons are for lessons', (array[1, 2, 4, 6, 8, 12])[n % 6 + 1],
      (array['included', 'arranged', 'none'])[n % 3 + 1], 'exempt', n % 10 = 0, now() - interval '90 days',
      now() - interval '80 days'
    from ${numbers}`;
  await tx`insert into offer_prices (authority_id, offer_id, starts_on, price_pence, price_basis, joining_fee_pence)
    select ${authorityId}, menu_id('offer', n), ${today()}::date - 80 * p, 3000 + n * 37 % 6000,
      (array['session', 'session', 'day', 'week'])[n % 4 + 1], 0
    from ${numbers}, generate_series(1, 2) p where p = 1 or n % 3 = 0`;
}

const halves = "mon-am,mon-pm,tue-am,tue-pm,wed-am,wed-pm,thu-am,thu-pm,fri-am,fri-pm".split(",");

/** Three to eight half days each; something is booked of most. */
async function placesOf(tx: TransactionSql, crowd: MenuCrowd): Promise<void> {
  const { authorityId } = crowd;
  const numbers = eachOffer(tx, crowd);
  const half = tx`(${halves}::text[])[(n + h) % 10 + 1]`;
  await tx`insert into offer_places (authority_id, offer_id, half, places, starts_on)
    select ${authorityId}, menu_id('offer', n), ${half}, 1 + (n + h) % 6, ${today()}::date - 80
    from ${numbers}, generate_series(1, 8) h where h <= 3 + n % 6`;
  await tx`insert into bookings (authority_id, offer_id, placement_id, half, starts_on, ends_on)
    select ${authorityId}, menu_id('offer', n), menu_id('placement' || b, n), ${half}, ${today()}::date - 20 * b,
      ${today()}::date + 10 + n % 60
    from ${numbers}, generate_series(1, 2) h, generate_series(1, 2) b where n % 4 > 0 and (n + h) % 6 >= b - 1`;
}
