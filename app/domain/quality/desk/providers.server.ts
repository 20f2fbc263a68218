/** Providers by name, narrowed by how they stand today: one statement, however many there are. */
import { and, asc, count, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { type Act, isOfficer } from "#app/core/actor.ts";
import { addDays, londonDay } from "#app/core/calendar.ts";
import { itsOrganisation, visibleTo } from "#app/domain/providers/visibility.server.ts";
import type { ProviderFilter } from "#app/domain/quality/desk/addresses.ts";
import { named, type Paging } from "#app/domain/quality/desk/paging.server.ts";
import { standingsOf } from "#app/domain/quality/standing.server.ts";
import type { StandingState } from "#app/domain/quality/standing.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers } from "#db/schema/providers.ts";
import { suspensions, withdrawals } from "#db/schema/quality.ts";
import { providerStandings } from "#db/schema/standings.ts";

export type ListedFilter = Partial<Omit<ProviderFilter, "live">> & {
  /** Keeps to these providers: what a later module knows of them, such as that pupils are there. */
  only?: readonly string[] | undefined;
};

const listable: readonly StandingState[] = ["approved", "approved_with_conditions"];
const seesAll = ({ actor }: Act) => actor.kind === "system" || isOfficer(actor);

const itsStanding = and(
  eq(providerStandings.authorityId, providers.authorityId),
  eq(providerStandings.providerId, providers.organisationId),
);

/** The states the list is narrowed to, or nothing where it hangs on none: others than officers find what is listable. */
function statesOf(act: Act, states: readonly StandingState[] = []): readonly StandingState[] | undefined {
  if (seesAll(act)) return states.length ? states : undefined;
  return states.length ? listable.filter((state) => states.includes(state)) : listable;
}

function matching(act: Act, filter: ListedFilter): SQL | undefined {
  const { words, kinds, outcode, origin, within, only } = filter;
  const today = londonDay(act.now);
  const states = statesOf(act, filter.states);
  return and(
    visibleTo(act.actor),
    words ? sql`(${named(organisations.name, words)} or ${named(providers.about, words)})` : undefined,
    kinds?.length ? inArray(providers.kind, kinds) : undefined,
    outcode ? isAt(act, outcode) : undefined,
    origin === "recorded" ? isNotNull(providers.recordedOn) : undefined,
    origin === "registered" ? isNull(providers.recordedOn) : undefined,
    only ? inArray(providers.organisationId, [...only]) : undefined,
    states ? inArray(providerStandings.state, [...states]) : undefined,
    states ? onlyWhere(act, states) : undefined,
    within === undefined
      ? undefined
      : and(
          eq(providerStandings.approvalHolds, true),
          sql`${providerStandings.approvalEndsOn} <= ${addDays(today, within)}`,
        ),
  );
}

/**
 * What has to be so of a provider in any of these states and is found at once. Repeats nothing of the rule: it keeps
 * the database from weighing the evidence of every provider for a list of the few that, say, are suspended.
 */
function onlyWhere(act: Act, states: readonly StandingState[]): SQL | undefined {
  const own = act.actor.authorityId;
  const suspended = sql`select provider_id from ${suspensions} where authority_id = ${own}
    and starts_on <= (select app_today()) and (lifted_on is null or lifted_on > (select app_today()))`;
  const withdrawn = sql`select provider_id from ${withdrawals} where authority_id = ${own} and withdrawn_on <= (select app_today())`;
  const facts: Partial<Record<StandingState, SQL>> = {
    not_assured: isNull(providerStandings.decision),
    declined: eq(providerStandings.decision, "decline"),
    suspended: sql`${providers.organisationId} in (${suspended})`,
    withdrawn: sql`${providers.organisationId} in (${withdrawn})`,
  };
  const known = states.flatMap((state) => facts[state] ?? []);
  return known.length === states.length ? or(...known) : undefined;
}

/** Its own address or one of its open sites is in the area. */
function isAt(act: Act, outcode: string): SQL {
  const pattern = `${outcode} %`;
  return sql`(${organisations.postcode} like ${pattern} or ${providers.organisationId} in (
    select s.provider_id from sites s where s.authority_id = ${act.actor.authorityId} and s.postcode like ${pattern}
      and (s.closed_on is null or s.closed_on >= ${londonDay(act.now)})))`;
}

const hangsOnStanding = (act: Act, { states, within }: ListedFilter) =>
  statesOf(act, states) !== undefined || within !== undefined;

const shown = {
  id: providers.organisationId,
  name: organisations.name,
  kind: providers.kind,
  postcode: organisations.postcode,
  recordedOn: providers.recordedOn,
};

/**
 * A page of providers by name with their standing today. Officers find all of them, everyone else what is listable.
 * Standings are worked out for the page alone unless the list hangs on them.
 */
export function listProviders(act: Act, { page, pageSize, ...filter }: ListedFilter & Paging) {
  return transaction(act, async (tx) => {
    const narrowed = hangsOnStanding(act, filter);
    const counted = { ...shown, total: sql<number>`(count(*) over ())::int` };
    const query = tx.select(counted).from(providers).innerJoin(organisations, itsOrganisation).$dynamic();
    const rows = await (narrowed ? query.innerJoin(providerStandings, itsStanding) : query)
      .where(matching(act, filter))
      .orderBy(asc(organisations.name), asc(providers.organisationId))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const total = rows[0]?.total ?? (page > 1 ? await countOf(tx, act, filter) : 0);
    const ids = rows.map(({ id }) => id);
    const standings = await standingsOf(tx, act, ids, londonDay(act.now));
    return {
      total,
      rows: rows.flatMap(({ total: _, ...row }) => {
        const standing = standings.get(row.id);
        return standing ? [{ ...row, standing }] : [];
      }),
    };
  });
}

async function countOf(tx: Tx, act: Act, filter: ListedFilter): Promise<number> {
  const [row] = await tx
    .select({ total: count() })
    .from(providers)
    .innerJoin(organisations, itsOrganisation)
    .innerJoin(providerStandings, itsStanding)
    .where(matching(act, filter));
  return row?.total ?? 0;
}

/** Every provider of the list with its state today, for a file of at most so many rows. */
export function listProvidersForFile(act: Act, filter: ListedFilter, rows: number) {
  return transaction(act, (tx) =>
    tx
      .select({
        ...shown,
        state: sql<StandingState>`${providerStandings.state}`,
        decidedOn: providerStandings.decidedOn,
        approvalEndsOn: providerStandings.approvalEndsOn,
      })
      .from(providers)
      .innerJoin(organisations, itsOrganisation)
      .innerJoin(providerStandings, itsStanding)
      .where(matching(act, filter))
      .orderBy(asc(organisations.name), asc(providers.organisationId))
      .limit(rows),
  );
}
