/** The menu searched in Postgres itself: nothing to install, never behind the offers by more than a transaction. */
import { type SQL, sql } from "drizzle-orm";
import { askOften, type Tx } from "#db/client.server.ts";
import type { SearchAnswer, SearchEngine, SearchQuery } from "#search/engine.ts";
import {
  type BitColumn,
  bitColumnNames,
  bitsOf,
  type Counted,
  columnOf,
  countsFrom,
  failureOf,
} from "#search/facet-bits.ts";
import { type FacetName, facetNames, facets } from "#search/facets.ts";
import { forgetWords, wordsMeant } from "#search/lexicon.server.ts";
import { rankOn } from "#search/offers.ts";
import { indexDocuments, removeDocuments } from "#search/postgres-index.server.ts";
import { exactQuery, termsOf, textQuery, typedWords } from "#search/words.ts";

/** The engine within a transaction whose actor is stated: row-level security keeps authorities apart. */
export function postgresEngine(tx: Tx): SearchEngine {
  return {
    search: (query) => search(tx, query),
    index: (documents) => indexDocuments(tx, documents),
    remove: (authorityId, offerIds) => removeDocuments(tx, authorityId, offerIds),
    async rebuild(authorityId, documents, progress) {
      await tx.execute(sql`delete from offer_documents where authority_id = ${authorityId}`);
      await forgetWords(tx, authorityId);
      await indexDocuments(tx, documents, progress);
    },
  };
}

type Found = { hits: { offerId: string; miles: number | null }[]; counts: string | null };

/**
 * One statement: what the words, day, place and price let through is read once, with a number that says which
 * chosen filters it fails. What fails none is shown; what fails at most one is counted, by its bits.
 */
async function search(tx: Tx, query: SearchQuery): Promise<SearchAnswer> {
  const { text, corrections } = await textOf(tx, query);
  const [row] = await askOften<Found>(
    tx,
    sql`
    with base as materialized (
      select * from (${candidates(query, text)}) candidate where failures & (failures - 1) = 0)
    select
      (select coalesce(json_agg(hit), '[]') from (
         select offer_id as "offerId", ${milesFrom(query)} as miles from (
           select * from base where failures = 0 order by ${orderOf(query, text !== undefined)}
           limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}) page
         order by ${orderOf(query, text !== undefined)}) hit) as hits,
      (select string_agg(which || ' ' || failures || ' ' || bits || ' ' || offers, ',')
       from (${counted(query)}) counted) as counts`,
  );
  return { hits: row?.hits ?? [], ...countsFrom(countedIn(row?.counts ?? "")), corrections };
}

/** What fails nothing is counted by everything; what fails one filter is counted by that filter alone. */
function counted(query: SearchQuery): SQL {
  const columns = sql.raw(bitColumnNames.join(", "));
  const sets = sql.raw(bitColumnNames.map((column) => `(${column})`).join(", "));
  const shown = sql`
    select grouping(${columns}) as which, 0 as failures, coalesce(${columns}) as bits, count(*) as offers
    from base where failures = 0 group by grouping sets (${sets})`;
  const failing = chosenIn(query).map((name) => {
    const [column, failure] = [sql.identifier(columnOf(name)), number(failureOf(name))];
    return sql`select ${number(whichOf(columnOf(name)))}, ${failure}, ${column}, count(*)
      from base where failures = ${failure} group by ${column}`;
  });
  return sql.join([shown, ...failing], sql` union all `);
}

/** What `grouping` says of all columns where rows are grouped by this one: a bit for each of the others. */
const whichOf = (column: BitColumn): number =>
  2 ** bitColumnNames.length - 1 - 2 ** (bitColumnNames.length - 1 - bitColumnNames.indexOf(column));

/** The words as a text query, or nothing when nothing was said. */
async function textOf(
  tx: Tx,
  query: SearchQuery,
): Promise<{ text?: SQL } & Pick<SearchAnswer, "corrections">> {
  const typed = typedWords(query.words ?? "");
  const inEnglish = (words: string) => sql`to_tsquery('portal_english', ${words})`;
  if (typed.length === 0) return { corrections: [] };
  if (query.exact) return { text: inEnglish(exactQuery(typed)), corrections: [] };
  const { words, corrections, endings } = await wordsMeant(tx, query.authorityId, typed);
  if (words.length === 0) return { corrections };
  return { text: inEnglish(textQuery(termsOf(words), endings)), corrections };
}

/** What the words, the day, the place and the price let through, with what it fails of the chosen filters. */
function candidates(query: SearchQuery, text: SQL | undefined): SQL {
  const { priceFrom, priceTo, startBy, weeks } = query;
  const price = query.privatePrices
    ? sql`d.price_per_session_pence`
    : sql`case when d.price_is_private then null else d.price_per_session_pence end`;
  const conditions = [
    sql`d.authority_id = ${query.authorityId}`,
    ...(text === undefined ? [] : [sql`d.words @@ said`]),
    sql`d.listable_from <= ${query.day} and (d.listable_until is null or d.listable_until >= ${query.day})`,
    ...(priceFrom === undefined ? [] : [sql`${price} >= ${priceFrom}`]),
    ...(priceTo === undefined ? [] : [sql`${price} <= ${priceTo}`]),
    ...(startBy === undefined ? [] : [sql`d.soonest_on <= ${startBy}`]),
    ...(weeks === undefined
      ? []
      : [sql`coalesce(d.weeks_from, 1) <= ${weeks} and coalesce(d.weeks_to, ${weeks}) >= ${weeks}`]),
    ...nearby(query),
  ];
  const passes = chosenIn(query).map((name) => verdictOf(name, query));
  // Only what is shown is ranked.
  const relevance =
    text === undefined || query.order !== "relevance"
      ? sql`0`
      : sql`case when ${sql.join([sql`true`, ...passes], sql` and `)} then ts_rank(d.words, said) else 0 end`;
  return sql`
    select d.offer_id, d.latitude, d.longitude, d.soonest_on, ${price} as price, d.shuffles[${rankOn(query.day) + 1}::int] as turn,
      ${relevance} as relevance, ${bitsSelected(query)}, ${failuresOf(query)} as failures
    from offers_to_search d${text === undefined ? sql`` : sql`, ${text} said`}
    where ${sql.join(conditions, sql` and `)}`;
}

/** The numbers to count by; what is the asker's own is only known now. */
function bitsSelected(query: SearchQuery): SQL {
  const plain = (column: BitColumn) => sql`d.${sql.identifier(`${column}_bits`)}`;
  const own = sql`case when ${isLocal(query)} then ${number(bitsOf("local", ["yes"]))} else 0 end`;
  return sql.join(
    bitColumnNames.map((column) => {
      const bits = columnOf("local") === column ? sql`(${plain(column)} | ${own})` : plain(column);
      return sql`${bits} as ${sql.identifier(column)}`;
    }),
    sql`, `,
  );
}

const number = (whole: number) => sql.raw(String(whole));

const isLocal = ({ partnershipId }: SearchQuery): SQL =>
  partnershipId === undefined ? sql`false` : sql`d.partnerships @> array[${partnershipId}::text]`;

const chosenIn = ({ filters }: SearchQuery) => facetNames.filter((name) => (filters[name] ?? []).length > 0);

/** A sum of one power of two for each chosen filter that is not met. */
function failuresOf(query: SearchQuery): SQL {
  const failures = chosenIn(query).map(
    (name) => sql`case when ${verdictOf(name, query)} then 0 else ${number(failureOf(name))} end`,
  );
  return failures.length === 0 ? sql`0` : sql`(${sql.join(failures, sql` + `)})`;
}

function verdictOf(name: FacetName, query: SearchQuery): SQL {
  const { rule } = facets[name];
  if (rule === "own") return isLocal(query);
  const wanted = sql`${bitsOf(name, query.filters[name] ?? [])}::int`;
  const held = sql`d.${sql.identifier(`${columnOf(name)}_bits`)} & ${wanted}`;
  return rule === "every" ? sql`${held} = ${wanted}` : sql`${held} <> 0`;
}

function milesFrom({ near }: SearchQuery): SQL {
  if (near === undefined) return sql`null::float8`;
  return sql`miles_between(${near.latitude}::float8, ${near.longitude}::float8, latitude, longitude)`;
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

/** The last two make every order one that holds still from page to page. */
function orderOf(query: SearchQuery, hasWords: boolean): SQL {
  const last = sql`turn, offer_id`;
  if (query.order === "distance" && query.near) return sql`${milesFrom(query)} nulls last, ${last}`;
  if (query.order === "price") return sql`price nulls last, ${last}`;
  if (query.order === "soonest") return sql`soonest_on nulls last, ${last}`;
  if (query.order === "relevance" && hasWords) return sql`relevance desc, ${last}`;
  return last;
}

/** "31 0 5 12": the columns that were not grouped by, failures, bits, and how many offers have them. */
function countedIn(text: string): Counted[] {
  if (text === "") return [];
  const columns = new Map(bitColumnNames.map((column) => [whichOf(column), column]));
  return text.split(",").flatMap((one) => {
    const [which = 0, failures = 0, bits = 0, offers = 0] = one.split(" ").map(Number);
    const column = columns.get(which);
    return column === undefined ? [] : [{ column, failures, bits, offers }];
  });
}
