/** The feed's services: what is listable today, as a visitor may see it, whoever reads. */
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { pricesOf } from "#app/domain/menu/offer-documents.server.ts";
import type { Asked } from "#app/domain/menu/open-referral/asked.ts";
import { identityOf, offerIdOf } from "#app/domain/menu/open-referral/identity.server.ts";
import type { PublicOffer } from "#app/domain/menu/open-referral/shapes.server.ts";
import { termKeys, vocabularies } from "#app/domain/menu/open-referral/vocabulary.ts";
import { visibleTo } from "#app/domain/menu/visibility.server.ts";
import { withoutPlace } from "#app/domain/menu/without-place.ts";
import { yearsOf } from "#app/domain/menu/years.ts";
import { placeOf } from "#app/domain/organisations/place-of.server.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { standingFactsOf } from "#app/domain/quality/standing.server.ts";
import { type StandingFacts, standingOn } from "#app/domain/quality/standing.ts";
import { absolute } from "#app/platform/mail.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers, sites } from "#db/schema/providers.ts";
import { offerDocuments } from "#db/schema/search.ts";

/** The feed shows everybody what it shows a visitor. */
const asVisitor = (act: Act): Act => ({
  actor: { kind: "public", authorityId: act.actor.authorityId },
  now: act.now,
});

/** One page of the offers that match, with how many there are. */
export function listPublicOffers(
  reader: Act,
  asked: Asked,
): Promise<{ offers: PublicOffer[]; total: number }> {
  const act = asVisitor(reader);
  return transaction(act, async (tx) => {
    const where = and(listable(act), ...(await conditionsOf(tx, act, asked)));
    const [found, counted] = await Promise.all([
      tx
        .select({ id: offers.id })
        .from(offers)
        .innerJoin(offerDocuments, ofOffer)
        .innerJoin(sites, ofSite)
        .where(where)
        .orderBy(offers.id)
        .limit(asked.perPage)
        .offset((asked.page - 1) * asked.perPage),
      tx
        .select({ total: sql<number>`count(*)::int` })
        .from(offers)
        .innerJoin(offerDocuments, ofOffer)
        .innerJoin(sites, ofSite)
        .where(where),
    ]);
    const ids = found.map(({ id }) => id);
    return { offers: await loadPublicOffers(tx, act, ids), total: counted[0]?.total ?? 0 };
  });
}

/** Everything that matches: which it is and when it last changed. Read at one go, it has no gap between its pages. */
export function listPublicChanges(reader: Act, asked: Asked): Promise<{ id: string; changedAt: Date }[]> {
  const act = asVisitor(reader);
  return transaction(act, async (tx) => {
    const rows = await tx
      .select({ id: offers.id, providerId: offers.providerId, changedAt })
      .from(offers)
      .innerJoin(offerDocuments, ofOffer)
      .innerJoin(sites, ofSite)
      .where(and(listable(act), ...(await conditionsOf(tx, act, asked))))
      .orderBy(offers.id);
    const facts = await standingFactsOf(tx, act, [...new Set(rows.map(({ providerId }) => providerId))]);
    return rows
      .filter(({ providerId }) => isListableOn(londonDay(act.now), facts.get(providerId)))
      .map((row) => ({ id: row.id, changedAt: new Date(row.changedAt) }));
  });
}

/** One offer by its id. */
export function findPublicOffer(reader: Act, id: string): Promise<PublicOffer | undefined> {
  const act = asVisitor(reader);
  return transaction(act, async (tx) => (await loadPublicOffers(tx, act, [id]))[0]);
}

/** The offer whose service at location has this id. */
export const findPublicOfferAt = (reader: Act, atId: string): Promise<PublicOffer | undefined> =>
  findPublicOffer(reader, offerIdOf(atId));

/** The ids of everything listable today, in a fixed order. */
export function listListedIds(reader: Act, most: number): Promise<{ id: string }[]> {
  const act = asVisitor(reader);
  return transaction(act, (tx) =>
    tx
      .select({ id: offers.id })
      .from(offers)
      .innerJoin(offerDocuments, ofOffer)
      .where(listable(act))
      .orderBy(offers.id)
      .limit(most),
  );
}

const ofOffer = and(
  eq(offerDocuments.authorityId, offers.authorityId),
  eq(offerDocuments.offerId, offers.id),
);
const ofSite = and(eq(sites.authorityId, offers.authorityId), eq(sites.id, offers.siteId));

/** The index may be behind; standing is not. */
const isListableOn = (day: CalendarDate, facts: StandingFacts | undefined) =>
  facts !== undefined && standingOn(day, facts).listable;

const changedAt = sql<Date>`coalesce((select max(e.at) from events e
  where e.authority_id = ${offers.authorityId} and e.subject_id = ${offers.id}),
  ${offers.publishedAt}, ${offers.createdAt})`;

function listable(act: Act): SQL | undefined {
  const today = londonDay(act.now);
  return and(
    visibleTo(act.actor),
    eq(offers.status, "published"),
    sql`${offerDocuments.listableFrom} <= ${today}`,
    sql`(${offerDocuments.listableUntil} is null or ${offerDocuments.listableUntil} >= ${today})`,
  );
}

/** The same years as menu/years.ts gives, in the database's words. */
const firstYear = sql`coalesce(${offers.yearFrom}, (select min(case k when 'ks1' then 1 when 'ks2' then 3
  when 'ks3' then 7 else 10 end) from unnest(${offers.keyStages}) k))`;
const lastYear = sql`coalesce(${offers.yearTo}, (select max(case k when 'ks1' then 2 when 'ks2' then 6
  when 'ks3' then 9 else 11 end) from unnest(${offers.keyStages}) k))`;
/** A pupil of year 1 is five when it begins and six when it ends. */
const ageAtStart = 4;
const ageAtEnd = 5;

async function conditionsOf(tx: Tx, act: Act, asked: Asked): Promise<SQL[]> {
  const { words, minimumAge, maximumAge, startTime, endTime, day, postcode, metres, changedFrom } = asked;
  const starts = sql`coalesce(${offers.amStarts}, ${offers.pmStarts})`;
  const ends = sql`coalesce(${offers.pmEnds}, ${offers.amEnds})`;
  return [
    ...(words ? [sql`${offerDocuments.words} @@ websearch_to_tsquery('portal_english', ${words})`] : []),
    ...(minimumAge === undefined ? [] : [sql`${firstYear} + ${ageAtStart} >= ${minimumAge}::numeric`]),
    ...(maximumAge === undefined ? [] : [sql`${lastYear} + ${ageAtEnd} <= ${maximumAge}::numeric`]),
    ...(startTime ? [sql`${starts} >= ${startTime}::time`] : []),
    ...(endTime ? [sql`${ends} <= ${endTime}::time`] : []),
    ...(day ? [givenOn(act, day)] : []),
    ...termConditions(asked),
    ...(asked.organisationId ? [sql`${offers.providerId}::text = ${asked.organisationId}`] : []),
    ...(changedFrom ? [sql`${changedAt} >= ${changedFrom.toISOString()}::timestamptz`] : []),
    ...(postcode ? [await within(tx, postcode, metres)] : []),
  ];
}

function givenOn(act: Act, day: string): SQL {
  const today = londonDay(act.now);
  return sql`exists (select 1 from offer_places p where p.authority_id = ${offers.authorityId}
    and p.offer_id = ${offers.id} and p.half like ${`${day}-%`} and p.places > 0
    and p.starts_on <= ${today} and (p.ends_on is null or p.ends_on >= ${today}))`;
}

const columns: Readonly<Record<string, SQL>> = {
  need: sql`${offers.needs}`,
  kind: sql`array[${offers.kind}]`,
  tier: sql`array[${offers.tier}]`,
  key_stage: sql`${offers.keyStages}`,
  qualification: sql`${offers.qualificationKinds}`,
  provider_kind: sql`array[(select p.kind from providers p where p.authority_id = ${offers.authorityId}
    and p.organisation_id = ${offers.providerId})]`,
};

function termConditions({ termId, taxonomyId }: Asked): SQL[] {
  const conditions: SQL[] = [];
  if (termId) {
    const [key = "", word = ""] = termKeys.find((one) => identityOf(one) === termId)?.split(":") ?? [];
    const column = columns[key];
    conditions.push(column ? sql`${word} = any (${column})` : sql`false`);
  }
  if (taxonomyId) {
    const column =
      columns[vocabularies.find(({ key }) => identityOf(`taxonomy ${key}`) === taxonomyId)?.key ?? ""];
    conditions.push(column ? sql`cardinality(${column}) > 0` : sql`false`);
  }
  return conditions;
}

const metresInMile = 1609.344;
const usualMetres = 16_093;

/** A masked site is not found by where it is. */
async function within(tx: Tx, postcode: string, metres = usualMetres): Promise<SQL> {
  const place = await placeOf(tx, postcode);
  if (!place) return sql`false`;
  return sql`not ${sites.addressMasked} and miles_between(${place.latitude}::float8, ${place.longitude}::float8,
    ${sites.latitude}, ${sites.longitude}) <= ${metres / metresInMile}`;
}

async function loadPublicOffers(tx: Tx, act: Act, ids: readonly string[]): Promise<PublicOffer[]> {
  if (ids.length === 0) return [];
  const today = londonDay(act.now);
  const rows = await tx
    .select({
      offer: offers,
      site: sites,
      provider: providers,
      organisation: organisations,
      halves: sql<PublicOffer["halves"]>`array(select distinct p.half from offer_places p
        where p.authority_id = ${offers.authorityId} and p.offer_id = ${offers.id} and p.places > 0
          and p.starts_on <= ${today} and (p.ends_on is null or p.ends_on >= ${today}))`,
      changedAt,
    })
    .from(offers)
    .innerJoin(offerDocuments, ofOffer)
    .innerJoin(sites, ofSite)
    .innerJoin(
      providers,
      and(eq(providers.authorityId, offers.authorityId), eq(providers.organisationId, offers.providerId)),
    )
    .innerJoin(
      organisations,
      and(eq(organisations.authorityId, offers.authorityId), eq(organisations.id, offers.providerId)),
    )
    .where(and(listable(act), sql`${offers.id} = any (string_to_array(${ids.join(",")}, ',')::uuid[])`))
    .orderBy(offers.id);
  const providerIds = rows.map(({ offer }) => offer.providerId);
  const [facts, prices, { assurerEmail }] = await Promise.all([
    standingFactsOf(tx, act, providerIds),
    pricesOf(tx, act, ids),
    settingsOf(tx, act),
  ]);
  return rows.flatMap(({ offer, site, provider, organisation, halves, ...row }) => {
    const known = facts.get(offer.providerId);
    if (!known || !isListableOn(today, known)) return [];
    const assuredOn = known.decisions
      .map(({ decidedOn }) => decidedOn)
      .filter((on) => on <= today)
      .sort()
      .at(-1);
    const price = prices.get(offer.id);
    if (!assuredOn || !price) return [];
    return [
      {
        ...offer,
        ageFrom: Math.min(...yearsOf(offer)) + ageAtStart,
        ageTo: Math.max(...yearsOf(offer)) + ageAtEnd,
        halves,
        changedAt: new Date(row.changedAt),
        assuredOn,
        assurerEmail,
        price: offer.priceIsPrivate
          ? undefined
          : { pence: price.pricePence, basis: price.priceBasis, startsOn: price.startsOn },
        url: absolute(paths.menuOffer(offer.id)),
        provider: {
          id: provider.organisationId,
          name: organisation.name,
          about: provider.about,
          kind: provider.kind,
          urn: organisation.urn,
          companyNumber: provider.companyNumber,
          charityNumber: provider.charityNumber,
        },
        site: siteShown(site),
      },
    ];
  });
}

/** Of a masked site neither the place nor words that would tell it. */
function siteShown(site: typeof sites.$inferSelect): PublicOffer["site"] {
  if (!site.addressMasked) return { ...site, place: site };
  return { ...site, place: undefined, accessibility: withoutPlace(site.accessibility, site) };
}
