import { and, asc, count, eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, londonDay } from "#app/core/calendar.ts";
import type { VisitPurpose, VisitStatus } from "#app/core/words/quality.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { namedProvider } from "#app/domain/quality/provider-of.server.ts";
import { assessorsOf, clashesOn } from "#app/domain/quality/visits/planning.server.ts";
import { visibleTo } from "#app/domain/quality/visits/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { visits } from "#db/schema/monitoring.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";
import { sites } from "#db/schema/providers.ts";
import { assessments } from "#db/schema/quality.ts";

export type VisitFilter = {
  statuses?: readonly VisitStatus[];
  purposes?: readonly VisitPurpose[];
  visitorId?: string | undefined;
  from?: CalendarDate | undefined;
  to?: CalendarDate | undefined;
};

/** The day a visit stands under: that on which it was, is to be, or should be. */
const standsOn = sql<CalendarDate>`coalesce(${visits.visitedOn}, ${visits.plannedOn}, ${visits.dueOn})`;
const visitor = alias(users, "visitor");
const recorder = alias(users, "recorder");
const planner = alias(users, "planner");

const shown = {
  id: visits.id,
  providerId: visits.providerId,
  providerName: organisations.name,
  assessmentId: visits.assessmentId,
  status: visits.status,
  day: standsOn,
  dueOn: visits.dueOn,
  plannedOn: visits.plannedOn,
  startsAt: sql<string | null>`to_char(${visits.startsAt}, 'HH24:MI')`,
  isAnnounced: visits.isAnnounced,
  visitedOn: visits.visitedOn,
  visitorId: visits.visitorId,
  visitorName: visitor.name,
  recordedBy: visits.recordedBy,
  recordedByName: recorder.name,
  siteId: visits.siteId,
  siteName: sites.name,
  siteAddress: sites.address,
  sitePostcode: sites.postcode,
};

/** A visit after a concern is a monitoring visit to whoever is no officer: it betrays that somebody raised one. */
function purposeTo({ actor }: Act): SQL<VisitPurpose> {
  if (canSeeAssessments(actor)) return sql<VisitPurpose>`${visits.purpose}`;
  return sql<VisitPurpose>`case ${visits.purpose} when 'concern' then 'monitoring' else ${visits.purpose} end`;
}

function visitsIn(tx: Tx, act: Act) {
  return tx
    .select({ ...shown, purpose: purposeTo(act) })
    .from(visits)
    .innerJoin(
      organisations,
      and(eq(organisations.authorityId, visits.authorityId), eq(organisations.id, visits.providerId)),
    )
    .leftJoin(sites, and(eq(sites.authorityId, visits.authorityId), eq(sites.id, visits.siteId)))
    .leftJoin(visitor, eq(visitor.id, visits.visitorId))
    .leftJoin(recorder, eq(recorder.id, visits.recordedBy))
    .$dynamic();
}

function matching(act: Act, { statuses, purposes, visitorId, from, to }: VisitFilter): SQL | undefined {
  return and(
    visibleTo(act.actor),
    statuses?.length ? inArray(visits.status, [...statuses]) : undefined,
    purposes?.length ? inArray(purposeTo(act), [...purposes]) : undefined,
    visitorId ? eq(visits.visitorId, visitorId) : undefined,
    from ? sql`${standsOn} >= ${from}` : undefined,
    to ? sql`${standsOn} <= ${to}` : undefined,
  );
}

/** Still to be given a day, to be made or to be written up. */
const isAhead = sql<boolean>`${visits.status} in ('due', 'planned')`;

/** A page of visits: what is still to be done, the soonest first, then what has been, the newest first; for officers. */
export function listVisits(act: Act, filter: VisitFilter & { page: number; pageSize: number }) {
  return transaction(act, async (tx) => {
    if (!canSeeAssessments(act.actor)) return { rows: [], total: 0 };
    const where = matching(act, filter);
    const [rows, [counted]] = await Promise.all([
      visitsIn(tx, act)
        .where(where)
        .orderBy(
          sql`${isAhead} desc`,
          sql`case when ${isAhead} then ${standsOn} end`,
          sql`${standsOn} desc`,
          asc(visits.startsAt),
          asc(visits.id),
        )
        .limit(filter.pageSize)
        .offset((filter.page - 1) * filter.pageSize),
      tx.select({ total: count() }).from(visits).where(where),
    ]);
    return { rows, total: counted?.total ?? 0 };
  });
}

/** Every visit that stands under one of these days, in the order of time; for a page of the calendar and for feeds. */
export function listVisitsBetween(act: Act, filter: VisitFilter & { from: CalendarDate; to: CalendarDate }) {
  return transaction(act, (tx) =>
    visitsIn(tx, act)
      .where(matching(act, filter))
      .orderBy(asc(standsOn), sql`${visits.startsAt} nulls last`, asc(visits.id))
      .limit(2_000),
  );
}

/** One visit; what was noted of it and who else is visited that day are for officers alone. */
export function findVisit(act: Act, visitId: string) {
  return transaction(act, async (tx) => {
    const [row] = await visitsIn(tx, act).where(and(visibleTo(act.actor), eq(visits.id, visitId)));
    if (!row) return undefined;
    const isOfficers = canSeeAssessments(act.actor);
    const [noted] = await tx
      .select({ report: visits.report, cancelledReason: visits.cancelledReason, plannedByName: planner.name })
      .from(visits)
      .leftJoin(planner, eq(planner.id, visits.plannedBy))
      .where(and(visibleTo(act.actor), eq(visits.id, visitId)));
    const { visitorId, plannedOn: day } = row;
    const isAhead = isOfficers && row.status === "planned" && visitorId !== null && day !== null;
    return {
      ...row,
      report: isOfficers ? (noted?.report ?? "") : "",
      cancelledReason: noted?.cancelledReason ?? "",
      plannedByName: isOfficers ? (noted?.plannedByName ?? null) : null,
      sameDay: isAhead ? await clashesOn(tx, act, { visitorId, day, except: visitId }) : [],
    };
  });
}

/** Every visit of an assessment that was not cancelled, with what was noted, oldest first. For officers only. */
export async function visitsOf(tx: Tx, act: Act, assessmentId: string) {
  if (!canSeeAssessments(act.actor)) return [];
  return tx
    .select({ ...shown, purpose: purposeTo(act), report: visits.report })
    .from(visits)
    .innerJoin(
      organisations,
      and(eq(organisations.authorityId, visits.authorityId), eq(organisations.id, visits.providerId)),
    )
    .leftJoin(sites, and(eq(sites.authorityId, visits.authorityId), eq(sites.id, visits.siteId)))
    .leftJoin(visitor, eq(visitor.id, visits.visitorId))
    .leftJoin(recorder, eq(recorder.id, visits.recordedBy))
    .where(
      and(
        visibleTo(act.actor),
        eq(visits.assessmentId, assessmentId),
        inArray(visits.status, ["planned", "recorded"]),
      ),
    )
    .orderBy(asc(standsOn), asc(visits.id));
}

/** Who visited or recorded a visit of an assessment: none of them decides on it. */
export async function visitorsOf(tx: Tx, act: Act, assessmentId: string): Promise<string[]> {
  const rows = await tx
    .select({ visitorId: visits.visitorId, recordedBy: visits.recordedBy })
    .from(visits)
    .where(
      and(
        eq(visits.authorityId, act.actor.authorityId),
        eq(visits.assessmentId, assessmentId),
        eq(visits.status, "recorded"),
      ),
    );
  return [...new Set(rows.flatMap((row) => [row.visitorId, row.recordedBy]).filter((id) => id !== null))];
}

/** The visits a provider is told of and that are still to come, soonest first. */
export function listComingVisits(act: Act, providerId: string) {
  return transaction(act, (tx) =>
    visitsIn(tx, act)
      .where(
        and(
          visibleTo(act.actor),
          eq(visits.providerId, providerId),
          eq(visits.status, "planned"),
          eq(visits.isAnnounced, true),
          sql`${visits.plannedOn} >= ${londonDay(act.now)}`,
        ),
      )
      .orderBy(asc(visits.plannedOn), asc(visits.startsAt)),
  );
}

/** What a plan is made of: the provider, its sites and who may visit. For officers only. */
export function findVisitChoices(act: Act, providerId: string) {
  return transaction(act, async (tx) => {
    if (!canSeeAssessments(act.actor)) return undefined;
    const provider = await namedProvider(tx, act, providerId);
    if (!provider) return undefined;
    const open = sql`(${sites.closedOn} is null or ${sites.closedOn} >= ${londonDay(act.now)})`;
    const [places, people, underWay] = await Promise.all([
      tx
        .select({ id: sites.id, name: sites.name })
        .from(sites)
        .where(and(eq(sites.authorityId, act.actor.authorityId), eq(sites.providerId, providerId), open))
        .orderBy(asc(sites.name)),
      assessorsOf(tx, act),
      tx
        .select({ id: assessments.id })
        .from(assessments)
        .where(
          and(
            eq(assessments.authorityId, act.actor.authorityId),
            eq(assessments.providerId, providerId),
            eq(assessments.status, "open"),
          ),
        ),
    ]);
    return { provider, sites: places, visitors: people, assessmentId: underWay[0]?.id };
  });
}
