/** The newest evidence of every provider, in the order in which it runs out. */
import { and, asc, count, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addDays, type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { visibleTo as visibleProviders } from "#app/domain/providers/visibility.server.ts";
import type { EvidenceFilter } from "#app/domain/quality/desk/addresses.ts";
import { named, type Paging } from "#app/domain/quality/desk/paging.server.ts";
import { type DayBand, dayBands, type EvidenceWatch } from "#app/domain/quality/desk/stages.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { evidence, evidenceKinds, providerPeople, providers, sites } from "#db/schema/providers.ts";
import { providerStandings } from "#db/schema/standings.ts";

const ofItem = {
  provider: and(
    eq(providers.authorityId, evidence.authorityId),
    eq(providers.organisationId, evidence.providerId),
  ),
  name: and(eq(organisations.authorityId, evidence.authorityId), eq(organisations.id, evidence.providerId)),
  kind: and(eq(evidenceKinds.authorityId, evidence.authorityId), eq(evidenceKinds.key, evidence.kindKey)),
  site: and(eq(sites.authorityId, evidence.authorityId), eq(sites.id, evidence.siteId)),
  person: and(eq(providerPeople.authorityId, evidence.authorityId), eq(providerPeople.id, evidence.personId)),
};

/** The newest of its kind and subject, of a site that is open and of somebody who has not left. */
function current(act: Act): SQL | undefined {
  const today = londonDay(act.now);
  return and(
    eq(evidence.authorityId, act.actor.authorityId),
    eq(evidence.isNewest, true),
    or(isNull(sites.closedOn), sql`${sites.closedOn} >= ${today}`),
    or(isNull(providerPeople.leftOn), sql`${providerPeople.leftOn} >= ${today}`),
  );
}

function watched(act: Act, watch: EvidenceWatch, within: DayBand | undefined): SQL | undefined {
  const today = londonDay(act.now);
  const between = (last: CalendarDate) => sql`${evidence.expiresOn} between ${today} and ${last}`;
  switch (watch) {
    case "expired":
      return sql`${evidence.expiresOn} < ${today}`;
    case "expiring":
      return between(addDays(today, within ?? 60));
    case "waiting":
      return and(isNull(evidence.verdict), sql`${evidence.expiresOn} >= ${today}`);
    case "queried":
      return eq(evidence.verdict, "queried");
  }
}

/**
 * Providers whose approval holds, whatever has lapsed since: those whose evidence is chased. "Is true" keeps the
 * planner from making a join of it, which it would take for a small one: so the providers are looked up once.
 */
const approvalHolds = (act: Act) =>
  sql`(${evidence.providerId} in (select s.provider_id from ${providerStandings} s
    where s.authority_id = ${act.actor.authorityId} and s.approval_holds)) is true`;

function matching(act: Act, { words, kinds, watches, within, approved, critical }: EvidenceFilter) {
  return and(
    visibleProviders(act.actor),
    current(act),
    words ? named(organisations.name, words) : undefined,
    kinds.length ? inArray(evidence.kindKey, kinds) : undefined,
    watches.length ? or(...watches.map((watch) => watched(act, watch, within))) : undefined,
    !watches.length && within ? watched(act, "expiring", within) : undefined,
    critical ? eq(evidenceKinds.critical, true) : undefined,
    approved ? approvalHolds(act) : undefined,
  );
}

/**
 * A page of evidence, what runs out first at the top. For officers only. Which items are on the page is found, and how
 * many there are counted, in one pass over narrow rows; their names are fetched for the page alone.
 */
export function listEvidenceOfAll(act: Act, { page, pageSize, ...filter }: EvidenceFilter & Paging) {
  return transaction(act, async (tx) => {
    if (!canSeeAssessments(act.actor)) return { rows: [], total: 0 };
    const where = matching(act, filter);
    const onPage = tx
      .select({
        authorityId: evidence.authorityId,
        id: evidence.id,
        total: sql<number>`(count(*) over ())::int`.as("total"),
      })
      .from(evidence)
      .innerJoin(providers, ofItem.provider)
      .innerJoin(organisations, ofItem.name)
      .innerJoin(evidenceKinds, ofItem.kind)
      .leftJoin(sites, ofItem.site)
      .leftJoin(providerPeople, ofItem.person)
      .where(where)
      .orderBy(asc(evidence.expiresOn), asc(evidence.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .as("on_page");
    const found = await tx
      .select({
        id: evidence.id,
        providerId: evidence.providerId,
        providerName: organisations.name,
        kindName: evidenceKinds.name,
        critical: evidenceKinds.critical,
        siteName: sites.name,
        personName: providerPeople.name,
        expiresOn: evidence.expiresOn,
        addedAt: evidence.addedAt,
        verdict: evidence.verdict,
        total: onPage.total,
      })
      .from(onPage)
      .innerJoin(evidence, and(eq(evidence.authorityId, onPage.authorityId), eq(evidence.id, onPage.id)))
      .innerJoin(organisations, ofItem.name)
      .innerJoin(evidenceKinds, ofItem.kind)
      .leftJoin(sites, ofItem.site)
      .leftJoin(providerPeople, ofItem.person)
      .orderBy(asc(evidence.expiresOn), asc(evidence.id));
    const total = found[0]?.total ?? (page > 1 ? await countOf(tx, where) : 0);
    return { rows: found.map(({ total: _, ...row }) => row), total };
  });
}

/** Past the last page there is no row to say how many there are. */
async function countOf(tx: Tx, where: SQL | undefined): Promise<number> {
  const [row] = await tx
    .select({ total: count() })
    .from(evidence)
    .innerJoin(providers, ofItem.provider)
    .innerJoin(organisations, ofItem.name)
    .innerJoin(evidenceKinds, ofItem.kind)
    .leftJoin(sites, ofItem.site)
    .leftJoin(providerPeople, ofItem.person)
    .where(where);
  return row?.total ?? 0;
}

/** The kinds of evidence there are, for the list's filter; nothing for who may not see the list. */
export function listKindsOfEvidence(act: Act) {
  return transaction(act, async (tx) => {
    if (!canSeeAssessments(act.actor)) return [];
    return tx
      .select({ key: evidenceKinds.key, name: evidenceKinds.name })
      .from(evidenceKinds)
      .where(eq(evidenceKinds.authorityId, act.actor.authorityId))
      .orderBy(asc(evidenceKinds.position), asc(evidenceKinds.key));
  });
}

/** How much evidence of approved providers has expired, runs out within each band, waits for a check or is queried. */
export async function evidenceCountsOf(tx: Tx, act: Act) {
  const number = (condition: SQL | undefined) => sql<number>`(count(*) filter (where ${condition}))::int`;
  // What is counted at all, so that the many items in date and accepted are not even read.
  const notable = or(
    sql`${evidence.expiresOn} <= ${addDays(londonDay(act.now), dayBands[0])}`,
    isNull(evidence.verdict),
    eq(evidence.verdict, "queried"),
  );
  const bands = dayBands.map((band) => [`within${band}`, number(watched(act, "expiring", band))] as const);
  const [row] = await tx
    .select({
      expired: number(watched(act, "expired", undefined)),
      waiting: number(watched(act, "waiting", undefined)),
      queried: number(watched(act, "queried", undefined)),
      firstExpiry: sql<CalendarDate | null>`(min(${evidence.expiresOn})
        filter (where ${evidence.expiresOn} >= ${londonDay(act.now)}))::text`,
      oldestWaiting: sql<Date | null>`min(${evidence.addedAt})
        filter (where ${watched(act, "waiting", undefined)})`.mapWith(evidence.addedAt),
      ...(Object.fromEntries(bands) as Record<`within${DayBand}`, SQL<number>>),
    })
    .from(evidence)
    .leftJoin(sites, ofItem.site)
    .leftJoin(providerPeople, ofItem.person)
    .where(and(current(act), notable, approvalHolds(act)));
  return row;
}
