/** The menu searched in Postgres itself: nothing to install, never behind the offers by more than a transaction. */
import { type SQL, sql } from "drizzle-orm";
import { askAnew, askOften, type Tx } from "#db/client.server.ts";
import type { SearchAnswer, SearchEngine, SearchQuery } from "#search/engine.ts";
import {
  type BitColumn,
  bitColumnNames,
  type Counted,
  columnOf,
  countsFrom,
  failureOf,
} from "#search/facet-bits.ts";
import { facetNames } from "#search/facets.ts";
import { forgetWords, tellingOf, wordsMeant } from "#search/lexicon.server.ts";
import { candidates, chosenIn, milesFrom, number, orderOf } from "#search/postgres-candidates.server.ts";
import { indexDocuments, keepOnly, removeDocuments } from "#search/postgres-index.server.ts";
import { exactQuery, termsOf, textQuery, typedWords } from "#search/words.ts";

/** The engine within a transaction whose actor is stated: row-level security keeps authorities apart. */
export function postgresEngine(tx: Tx): SearchEngine {
  return {
    search: (query) => search(tx, query),
    index: (documents) => indexDocuments(tx, documents),
    remove: (authorityId, offerIds) => removeDocuments(tx, authorityId, offerIds),
    async rebuild(authorityId, documents, progress) {
      await keepOnly(
        tx,
        authorityId,
        documents.map(({ offerId }) => offerId),
      );
      await forgetWords(tx, authorityId);
      await indexDocuments(tx, documents, progress);
    },
  };
}

type Found = { hits: { offerId: string; miles: number | null }[]; counts: string | null };

/**
 * One statement: what the words, day, place and price let through is read once, with a number that says which
 * chosen filters it fails. What fails none is shown; what fails one is counted by that filter alone, by its bits.
 */
async function search(tx: Tx, query: SearchQuery): Promise<SearchAnswer> {
  const { text, corrections } = await textOf(tx, query);
  const [row] = await askAnew(tx, () =>
    askOften<Found>(
      tx,
      sql`
      with ${shownAndFailing(query, text)}
      select
        (select coalesce(json_agg(hit), '[]') from (
           select offer_id as "offerId", ${milesFrom(query)} as miles from shown
           order by ${orderOf(query, text !== undefined)}
           limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}) hit) as hits,
        (select string_agg(which || ' ' || failures || ' ' || bits || ' ' || offers, ',')
         from (${counted(query)}) counted) as counts`,
    ),
  );
  return { hits: row?.hits ?? [], ...countsFrom(countedIn(row?.counts ?? "")), corrections };
}

const bitTypes = Object.fromEntries(bitColumnNames.map((column) => [column, "int"]));

/** What is known of an offer that is shown: by what it is put in order, and by what it is counted. */
const known = {
  offer_id: "uuid",
  latitude: "float8",
  longitude: "float8",
  soonest_on: "date",
  price: "bigint",
  turn: "int",
  relevance: "real",
  ...bitTypes,
};
const knownNames = sql.raw(Object.keys(known).join(", "));
const knownTyped = sql.raw(
  Object.entries(known)
    .map(([name, type]) => `${name} ${type}`)
    .join(", "),
);

/**
 * Most of what is read may fail a filter and is only counted. So one pass groups that and gathers what is shown;
 * keeping every row to read it twice takes a fifth longer.
 */
function shownAndFailing(query: SearchQuery, text: SQL | undefined): SQL {
  const candidate = sql`(${candidates(query, text)}) candidate`;
  const chosen = chosenIn(query);
  if (chosen.length === 0) return sql`shown as materialized (select ${knownNames} from ${candidate})`;
  const ownBits = chosen.map(
    (name) => sql`when ${number(failureOf(name))} then ${sql.identifier(columnOf(name))}`,
  );
  return sql`
    looked as materialized (
      select failures, case failures ${sql.join(ownBits, sql` `)} end as bits, count(*) as offers,
        array_agg(row(${knownNames})) filter (where failures = 0) as passed
      from ${candidate} group by 1, 2),
    shown as materialized (
      select one.* from looked, unnest(looked.passed) as one (${knownTyped}) where failures = 0)`;
}

/** What fails nothing is counted by everything; what fails one filter has been counted by that filter alone. */
function counted(query: SearchQuery): SQL {
  const columns = sql.raw(bitColumnNames.join(", "));
  const sets = sql.raw(bitColumnNames.map((column) => `(${column})`).join(", "));
  const shown = sql`
    select grouping(${columns}) as which, 0 as failures, coalesce(${columns}) as bits, count(*) as offers
    from shown group by grouping sets (${sets})`;
  if (chosenIn(query).length === 0) return shown;
  return sql`${shown} union all select 0, failures, bits, offers from looked where failures <> 0`;
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
  if (query.exact) {
    const telling = await tellingOf(tx, typed);
    return telling.length === 0
      ? { corrections: [] }
      : { text: inEnglish(exactQuery(telling)), corrections: [] };
  }
  const { words, corrections, endings } = await wordsMeant(tx, query.authorityId, typed);
  if (words.length === 0) return { corrections };
  return { text: inEnglish(textQuery(termsOf(words), endings)), corrections };
}

const columnFailed = new Map(facetNames.map((name) => [failureOf(name), columnOf(name)]));

/** "31 0 5 12": the columns that were not grouped by or 0, failures, bits, and how many offers have them. */
function countedIn(text: string): Counted[] {
  if (text === "") return [];
  const columns = new Map(bitColumnNames.map((column) => [whichOf(column), column]));
  return text.split(",").flatMap((one) => {
    const [which = 0, failures = 0, bits = 0, offers = 0] = one.split(" ").map(Number);
    const column = failures === 0 ? columns.get(which) : columnFailed.get(failures);
    return column === undefined ? [] : [{ column, failures, bits, offers }];
  });
}
