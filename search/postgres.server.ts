/** The menu searched in Postgres itself: nothing to install, never behind the offers by more than a transaction. */
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import type { SearchAnswer, SearchEngine, SearchQuery } from "#search/engine.ts";
import { forgetWords, learnWords, wordsMeant } from "#search/lexicon.server.ts";
import { type FacetName, facetNames, facets, type OfferDocument, rankOn } from "#search/offers.ts";
import { termsOf, textQuery, typedWords } from "#search/words.ts";

const documentsAtOnce = 500;

/** The engine within a transaction whose actor is stated: row-level security keeps authorities apart. */
export function postgresEngine(tx: Tx): SearchEngine {
  return {
    search: (query) => search(tx, query),
    index: (documents) => index(tx, documents),
    remove: (authorityId, offerIds) => remove(tx, authorityId, offerIds),
    async rebuild(authorityId, documents) {
      await tx.execute(sql`delete from offer_documents where authority_id = ${authorityId}`);
      await forgetWords(tx, authorityId);
      await index(tx, documents);
    },
  };
}

type Counted = { facet: FacetName; value: string; offers: number };
type Found = { total: number; hits: { offerId: string; miles: number | null }[]; counts: Counted[] };

async function search(tx: Tx, query: SearchQuery): Promise<SearchAnswer> {
  const meant = await wordsMeant(tx, query.authorityId, typedWords(query.words ?? ""));
  const words = meant.words.length > 0 ? textQuery(termsOf(meant.words)) : undefined;
  const statement = sql`
    with base as materialized (${candidates(query, words)}),
    matching as (select * from base where ${passing()})
    select
      (select count(*)::int from matching) as total,
      (select coalesce(json_agg(hit), '[]') from (
         select offer_id as "offerId", miles from matching
         order by ${orderOf(query, words)}, turn, offer_id
         limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}) hit) as hits,
      (select coalesce(json_agg(one), '[]') from (${counts()}) one) as counts`;
  const [row] = await tx.execute<Found>(statement);
  return {
    hits: row?.hits ?? [],
    total: row?.total ?? 0,
    facets: facetsFrom(row?.counts ?? []),
    corrected: meant.corrected ? meant.words.join(" ") : undefined,
  };
}

/** What the words, the day, the place and the price let through, with a column for each filter's own verdict. */
function candidates(query: SearchQuery, words: string | undefined): SQL {
  const price = query.privatePrices
    ? sql`d.price_per_session_pence`
    : sql`case when d.price_is_private then null else d.price_per_session_pence end`;
  const text = words === undefined ? undefined : sql`to_tsquery('portal_english', ${words})`;
  const conditions = [
    sql`d.authority_id = ${query.authorityId}`,
    sql`d.listable_from <= ${query.day} and (d.listable_until is null or d.listable_until >= ${query.day})`,
    ...(text ? [sql`d.words @@ ${text}`] : []),
    ...(query.priceFrom === undefined ? [] : [sql`${price} >= ${query.priceFrom}`]),
    ...(query.priceTo === undefined ? [] : [sql`${price} <= ${query.priceTo}`]),
    ...nearby(query),
  ];
  const verdicts = facetNames.map(
    (name) => sql`${verdictOf(name, query.filters[name] ?? [])} as ${sql.identifier(`passes_${name}`)}`,
  );
  return sql`
    select d.offer_id, d.kind, d.tier, d.provider_kind, d.needs, d.key_stages, d.transport, d.halves,
      ${price} as price, d.shuffles[${rankOn(query.day) + 1}] as turn, ${milesFrom(query)} as miles,
      ${text ? sql`ts_rank(d.words, ${text})` : sql`0`} as rank, ${sql.join(verdicts, sql`, `)}
    from offer_documents d where ${sql.join(conditions, sql` and `)}`;
}

function milesFrom({ near }: SearchQuery): SQL {
  if (near === undefined) return sql`null::float8`;
  return sql`miles_between(${near.latitude}::float8, ${near.longitude}::float8, d.latitude, d.longitude)`;
}

/** A box first, because comparing numbers is cheaper than a distance. */
function nearby(query: SearchQuery): SQL[] {
  const { near, withinMiles } = query;
  if (near === undefined || withinMiles === undefined) return [];
  const high = withinMiles / 69;
  const wide = high / Math.max(0.01, Math.cos((near.latitude * Math.PI) / 180));
  return [
    sql`d.latitude between ${near.latitude - high * 1.01} and ${near.latitude + high * 1.01}`,
    sql`d.longitude between ${near.longitude - wide * 1.01} and ${near.longitude + wide * 1.01}`,
    sql`${milesFrom(query)} <= ${withinMiles}`,
  ];
}

const columns: Record<FacetName, string> = {
  kind: "kind",
  tier: "tier",
  providerKind: "provider_kind",
  need: "needs",
  keyStage: "key_stages",
  transport: "transport",
  half: "halves",
};

function verdictOf(name: FacetName, values: readonly string[]): SQL {
  if (values.length === 0) return sql`true`;
  const column = sql`d.${sql.identifier(columns[name])}`;
  const wanted = sql`string_to_array(${values.join(",")}, ',')`;
  if (!facets[name].list) return sql`${column} = any (${wanted})`;
  return facets[name].every ? sql`${column} @> ${wanted}` : sql`${column} && ${wanted}`;
}

/** Every filter's verdict, or every one but that of a facet that is being counted. */
function passing(except?: FacetName): SQL {
  const names = facetNames.filter((name) => name !== except);
  return sql.join(
    names.map((name) => sql.identifier(`passes_${name}`)),
    sql` and `,
  );
}

function counts(): SQL {
  const one = (name: FacetName) => {
    const column = sql.identifier(columns[name]);
    const value = facets[name].list ? sql`unnest(${column})` : sql`${column}`;
    return sql`select ${name}::text as facet, value, count(*)::int as offers
      from (select ${value} as value from base where ${passing(name)}) each group by value`;
  };
  return sql.join(facetNames.map(one), sql` union all `);
}

function orderOf(query: SearchQuery, words: string | undefined): SQL {
  if (query.order === "distance" && query.near) return sql`miles nulls last`;
  if (query.order === "price") return sql`price nulls last`;
  if (query.order === "relevance" && words !== undefined) return sql`rank desc`;
  return sql`turn`;
}

function facetsFrom(counted: readonly Counted[]): SearchAnswer["facets"] {
  const answer = Object.fromEntries(facetNames.map((name) => [name, {}])) as Record<
    FacetName,
    Record<string, number>
  >;
  for (const { facet, value, offers } of counted) answer[facet][value] = offers;
  return answer;
}

async function index(tx: Tx, documents: readonly OfferDocument[]): Promise<void> {
  for (let at = 0; at < documents.length; at += documentsAtOnce) {
    const some = documents.slice(at, at + documentsAtOnce);
    await tx.execute(insertion(some));
  }
  for (const authorityId of new Set(documents.map((document) => document.authorityId))) {
    const own = documents.filter((document) => document.authorityId === authorityId);
    await learnWords(
      tx,
      authorityId,
      own.flatMap(({ title, provider, summary, text }) => [title, provider, summary, text]),
    );
  }
}

function insertion(documents: readonly OfferDocument[]): SQL {
  const written = documents.map(({ shuffles, ...document }) => ({ ...document, shuffles: [...shuffles] }));
  return sql`
    insert into offer_documents (authority_id, offer_id, provider_id, listable_from, listable_until, title, words,
      text, kind, tier, provider_kind, needs, key_stages, transport, halves, price_per_session_pence,
      price_is_private, latitude, longitude, shuffles)
    select "authorityId", "offerId", "providerId", "listableFrom", "listableUntil", title,
      setweight(to_tsvector('portal_english', title), 'A') || setweight(to_tsvector('portal_english', provider), 'B')
        || setweight(to_tsvector('portal_english', summary), 'C') || setweight(to_tsvector('portal_english', text), 'D'),
      text, kind, tier, "providerKind", needs, "keyStages", transport, halves, "pricePerSessionPence",
      "priceIsPrivate", latitude, longitude, shuffles
    from jsonb_to_recordset(${JSON.stringify(written)}::text::jsonb) as given(
      "authorityId" uuid, "offerId" uuid, "providerId" uuid, "listableFrom" date, "listableUntil" date, title text,
      provider text, summary text, text text, kind text, tier text, "providerKind" text, needs text[],
      "keyStages" text[], transport text, halves text[], "pricePerSessionPence" bigint, "priceIsPrivate" boolean,
      latitude float8, longitude float8, shuffles int[])
    on conflict (authority_id, offer_id) do update set
      provider_id = excluded.provider_id, listable_from = excluded.listable_from,
      listable_until = excluded.listable_until, title = excluded.title, words = excluded.words,
      text = excluded.text, kind = excluded.kind, tier = excluded.tier, provider_kind = excluded.provider_kind,
      needs = excluded.needs, key_stages = excluded.key_stages, transport = excluded.transport,
      halves = excluded.halves, price_per_session_pence = excluded.price_per_session_pence,
      price_is_private = excluded.price_is_private, latitude = excluded.latitude,
      longitude = excluded.longitude, shuffles = excluded.shuffles`;
}

async function remove(tx: Tx, authorityId: string, offerIds: readonly string[]): Promise<void> {
  if (offerIds.length === 0) return;
  await tx.execute(sql`
    delete from offer_documents where authority_id = ${authorityId}
      and offer_id = any (string_to_array(${offerIds.join(",")}, ',')::uuid[])`);
}
