/** What lies on the officers' desk today, in numbers with days. */
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addDays, type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { stageCountsOf } from "#app/domain/quality/desk/applications.server.ts";
import { conditionCountsOf } from "#app/domain/quality/desk/conditions.server.ts";
import { evidenceCountsOf } from "#app/domain/quality/desk/evidence.server.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { concerns, visits } from "#db/schema/monitoring.ts";
import { providerVersions } from "#db/schema/providers.ts";
import { suspensions } from "#db/schema/quality.ts";
import { providerStandings } from "#db/schema/standings.ts";

/** Days ahead that the desk shows of visits, and of approvals that end. */
export const visitDays = 14;
export const approvalDays = 60;

/** The whole desk in one transaction; nothing for who may not see it. */
export function findDesk(act: Act) {
  return transaction(act, async (tx) => {
    if (!canSeeAssessments(act.actor)) return undefined;
    const [applications, evidence, conditions, visiting, concerning, changes, suspended, ending] =
      await Promise.all([
        stageCountsOf(tx, act),
        evidenceCountsOf(tx, act),
        conditionCountsOf(tx, act),
        visitCountsOf(tx, act),
        concernCountsOf(tx, act),
        changeCountsOf(tx, act),
        suspensionCountsOf(tx, act),
        endingCountsOf(tx, act),
      ]);
    return {
      applications,
      evidence,
      conditions,
      visits: visiting,
      concerns: concerning,
      changes,
      suspended,
      ending,
    };
  });
}

export async function visitCountsOf(tx: Tx, act: Act) {
  const today = londonDay(act.now);
  const soon = addDays(today, visitDays);
  const [row] = await tx
    .select({
      planned: sql<number>`(count(*) filter (where ${visits.status} = 'planned'
        and ${visits.plannedOn} between ${today} and ${soon}))::int`,
      next: sql<CalendarDate | null>`(min(${visits.plannedOn}) filter (where ${visits.status} = 'planned'
        and ${visits.plannedOn} >= ${today}))::text`,
      unrecorded: sql<number>`(count(*) filter (where ${visits.status} = 'planned'
        and ${visits.plannedOn} < ${today}))::int`,
      due: sql<number>`(count(*) filter (where ${visits.status} = 'due' and ${visits.dueOn} <= ${soon}))::int`,
      firstDue: sql<CalendarDate | null>`(min(${visits.dueOn}) filter (where ${visits.status} = 'due'))::text`,
    })
    .from(visits)
    .where(and(eq(visits.authorityId, act.actor.authorityId), inArray(visits.status, ["due", "planned"])));
  return row;
}

async function concernCountsOf(tx: Tx, act: Act) {
  const [row] = await tx
    .select({
      raised: sql<number>`(count(*) filter (where ${concerns.status} = 'raised'))::int`,
      open: sql<number>`(count(*) filter (where ${concerns.status} = 'open'))::int`,
      urgent: sql<number>`(count(*) filter (where ${concerns.status} = 'open'
        and ${concerns.weight} = 'urgent'))::int`,
      since: sql<CalendarDate | null>`((min(${concerns.raisedAt}) filter (where ${concerns.status} = 'raised'))
        at time zone 'Europe/London')::date::text`,
    })
    .from(concerns)
    .where(
      and(eq(concerns.authorityId, act.actor.authorityId), inArray(concerns.status, ["raised", "open"])),
    );
  return row;
}

async function changeCountsOf(tx: Tx, act: Act) {
  const [row] = await tx
    .select({
      waiting: sql<number>`count(*)::int`,
      since: sql<CalendarDate | null>`(min(${providerVersions.savedAt}) at time zone 'Europe/London')::date::text`,
    })
    .from(providerVersions)
    .where(
      and(eq(providerVersions.authorityId, act.actor.authorityId), eq(providerVersions.status, "waiting")),
    );
  return row;
}

export async function suspensionCountsOf(tx: Tx, act: Act) {
  const rows = await tx
    .select({ providerId: suspensions.providerId, startsOn: suspensions.startsOn })
    .from(suspensions)
    .where(and(eq(suspensions.authorityId, act.actor.authorityId), isNull(suspensions.liftedOn)))
    .orderBy(suspensions.startsOn);
  if (rows.length === 0) return { providerIds: [], since: undefined };
  // Who has withdrawn since is listed as withdrawn, whatever became of the suspension.
  const standing = await tx
    .select({ providerId: providerStandings.providerId })
    .from(providerStandings)
    .where(
      and(
        eq(providerStandings.authorityId, act.actor.authorityId),
        inArray(
          providerStandings.providerId,
          rows.map(({ providerId }) => providerId),
        ),
        eq(providerStandings.state, "suspended"),
      ),
    );
  const suspended = new Set(standing.map(({ providerId }) => providerId));
  const shown = rows.filter(({ providerId }) => suspended.has(providerId));
  return { providerIds: shown.map(({ providerId }) => providerId), since: shown[0]?.startsOn };
}

export async function endingCountsOf(tx: Tx, act: Act) {
  const soon = addDays(londonDay(act.now), approvalDays);
  const [row] = await tx
    .select({
      count: sql<number>`count(*)::int`,
      first: sql<CalendarDate | null>`min(${providerStandings.approvalEndsOn})::text`,
    })
    .from(providerStandings)
    .where(
      and(
        eq(providerStandings.authorityId, act.actor.authorityId),
        eq(providerStandings.approvalHolds, true),
        sql`${providerStandings.approvalEndsOn} <= ${soon}`,
      ),
    );
  return row;
}
