/** What of the index a search reads, as the parts of one statement. */
import { type SQL, sql } from "drizzle-orm";
import type { SearchQuery } from "#search/engine.ts";
import { type BitColumn, bitColumnNames, bitsOf, columnOf, failureOf } from "#search/facet-bits.ts";
import { type FacetName, facetNames, facets } from "#search/facets.ts";
import { rankOn } from "#search/offers.ts";

/** What the words, the day, the place and the price let through, with what it fails of the chosen filters. */
export function candidates(query: SearchQuery, text: SQL | undefined): SQL {
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
    ...failsAtMostOne(query),
  ];
  const passes = chosenIn(query).map((name) => verdictOf(name, query));
  // Only what is shown is ranked.
  const relevance =
    text === undefined || query.order !== "relevance"
      ? sql`0::real`
      : sql`case when ${sql.join([sql`true`, ...passes], sql` and `)} then ts_rank(d.heading, said) else 0 end`;
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

export const number = (whole: number) => sql.raw(String(whole));

const isLocal = ({ partnershipId }: SearchQuery): SQL =>
  partnershipId === undefined ? sql`false` : sql`d.partnerships @> array[${partnershipId}::text]`;

/** The facets of which something is chosen. */
export const chosenIn = ({ filters }: SearchQuery) =>
  facetNames.filter((name) => (filters[name] ?? []).length > 0);

/** A sum of one power of two for each chosen filter that is not met. */
function failuresOf(query: SearchQuery): SQL {
  const failures = chosenIn(query).map(
    (name) => sql`case when ${verdictOf(name, query)} then 0 else ${number(failureOf(name))} end`,
  );
  return failures.length === 0 ? sql`0` : sql`(${sql.join(failures, sql` + `)})`;
}

function failsAtMostOne(query: SearchQuery): SQL[] {
  const chosen = chosenIn(query);
  if (chosen.length < 2) return [];
  const failures = chosen.map((name) => sql`(not (${verdictOf(name, query)}))::int`);
  return [sql`${sql.join(failures, sql` + `)} <= 1`];
}

function verdictOf(name: FacetName, query: SearchQuery): SQL {
  const { rule } = facets[name];
  if (rule === "own") return isLocal(query);
  const wanted = sql`${bitsOf(name, query.filters[name] ?? [])}::int`;
  const held = sql`d.${sql.identifier(`${columnOf(name)}_bits`)} & ${wanted}`;
  return rule === "every" ? sql`${held} = ${wanted}` : sql`${held} <> 0`;
}

export function milesFrom({ near }: SearchQuery): SQL {
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
export function orderOf(query: SearchQuery, hasWords: boolean): SQL {
  const last = sql`turn, offer_id`;
  if (query.order === "distance" && query.near) return sql`${milesFrom(query)} nulls last, ${last}`;
  if (query.order === "price") return sql`price nulls last, ${last}`;
  if (query.order === "soonest") return sql`soonest_on nulls last, ${last}`;
  if (query.order === "relevance" && hasWords) return sql`relevance desc, ${last}`;
  return last;
}
