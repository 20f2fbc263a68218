/** Applications on their way to a decision: the list, one of them, and how many there are at each stage. */
import { and, asc, count, eq, inArray, min, ne, or, type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, daysBetween, londonDay } from "#app/core/calendar.ts";
import { itsOrganisation, visibleTo as visibleProviders } from "#app/domain/providers/visibility.server.ts";
import type { ApplicationFilter } from "#app/domain/quality/desk/addresses.ts";
import { proposedFor } from "#app/domain/quality/desk/confirming.server.ts";
import { named, type Paging } from "#app/domain/quality/desk/paging.server.ts";
import {
  type ApplicationStage,
  applicationStages,
  submittedWithin,
} from "#app/domain/quality/desk/stages.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";
import { providers, registrations } from "#db/schema/providers.ts";
import { assessments, decisions } from "#db/schema/quality.ts";

/** The days of its visits, looked up once for a row. */
const itsVisits = sql`(select min(v.planned_on) filter (where v.status = 'planned') as planned_on,
    max(v.visited_on) as visited_on
  from visits v where v.authority_id = ${assessments.authorityId} and v.assessment_id = ${assessments.id}) its_visits`;
const plannedOn = sql<CalendarDate | null>`its_visits.planned_on::text`;
const visitedOn = sql<CalendarDate | null>`its_visits.visited_on::text`;

/** The report lies with the provider until it has answered or its time is over; then the officer goes on. */
const isWithProvider = sql`r.answer is null and r.answer_due_on >= app_today()`;

/** As judging.ts has it: no criterion asked of this kind of provider is without its judgement. */
const isJudged = sql`not exists (select 1 from criteria c
  join standards s on s.authority_id = c.authority_id and s.id = c.standard_id
  where s.authority_id = ${assessments.authorityId} and s.framework_id = ${assessments.frameworkId}
    and (c.provider_kinds = '{}' or ${providers.kind} = any (c.provider_kinds))
    and not exists (select 1 from judgements j where j.authority_id = c.authority_id and j.criterion_id = c.id
      and j.assessment_id = ${assessments.id} and j.judgement is not null))`;

/** As reports/accuracy.ts has it: no report stands in the way of a decision; without a visit none is needed. */
const isReported = sql`case when r.id is null then its_visits.visited_on is null
  when r.shared_at is null then false
  when r.answer = 'corrections' then r.replied_at is not null
  else r.text = coalesce(r.shared_text, r.text) and (r.answer = 'accurate' or r.answer_due_on < app_today()) end`;

/**
 * The stage that what has happened puts an application at. A visit alone decides nothing: until everything is judged
 * and the report is done with, that is what is to be done. With its report it is looked up once for a row, however
 * often it is asked for: "offset 0" keeps the planner from putting the whole of it wherever its name stands.
 */
const itsStage = sql`(select case
    when ${assessments.id} is null then 'waiting'
    when ${assessments.status} = 'decision_proposed' then 'to_confirm'
    when ${assessments.status} = 'factual_accuracy' and ${isWithProvider} then 'factual_accuracy'
    when ${assessments.status} = 'factual_accuracy' or its_visits.visited_on is not null
      then case when ${isReported} and ${isJudged} then 'to_decide' else 'to_judge' end
    when its_visits.planned_on is not null then 'visit_planned'
    else 'desk_check' end as stage
  from (select 1) one left join assessment_reports r
    on r.authority_id = ${assessments.authorityId} and r.assessment_id = ${assessments.id}
  offset 0) its_stage`;
const stage = sql<ApplicationStage>`its_stage.stage`;

const ofRegistration = and(
  eq(providers.authorityId, registrations.authorityId),
  eq(providers.organisationId, registrations.providerId),
);
const itsAssessment = and(
  eq(assessments.authorityId, registrations.authorityId),
  eq(assessments.registrationId, registrations.id),
);

/** Submitted and not decided yet; an assessment that is closed has its decision. */
function undecided(act: Act): SQL | undefined {
  return and(
    visibleProviders(act.actor),
    eq(registrations.status, "submitted"),
    or(sql`${assessments.id} is null`, ne(assessments.status, "closed")),
  );
}

/** All of a filter but the stages. */
function matching(act: Act, { words, age, officerId, confirming }: ApplicationFilter): SQL | undefined {
  const days = age && submittedWithin(age, londonDay(act.now));
  const submittedOn = sql`(${registrations.submittedAt} at time zone 'Europe/London')::date`;
  return and(
    undecided(act),
    words ? named(organisations.name, words) : undefined,
    days?.from ? sql`${submittedOn} >= ${days.from}` : undefined,
    days ? sql`${submittedOn} <= ${days.to}` : undefined,
    officerId ? eq(assessments.openedBy, officerId) : undefined,
    confirming ? proposedFor(act, confirming) : undefined,
  );
}

function rowsOf(tx: Tx) {
  return tx
    .select({
      registrationId: registrations.id,
      providerId: registrations.providerId,
      providerName: organisations.name,
      providerKind: providers.kind,
      submittedAt: registrations.submittedAt,
      assessmentId: assessments.id,
      visitedOn,
      plannedOn,
      openedBy: users.name,
      stage,
    })
    .from(registrations)
    .innerJoin(providers, ofRegistration)
    .innerJoin(organisations, itsOrganisation)
    .leftJoin(assessments, itsAssessment)
    .leftJoin(users, eq(users.id, assessments.openedBy))
    .crossJoinLateral(itsVisits)
    .crossJoinLateral(itsStage)
    .$dynamic();
}

/** Which applications a filter finds, and how many; their stage is looked up only where the filter asks for it. */
function foundBy(tx: Tx, act: Act, filter: ApplicationFilter) {
  const query = tx
    .select({ id: registrations.id, total: sql<number>`(count(*) over ())::int` })
    .from(registrations)
    .innerJoin(providers, ofRegistration)
    .innerJoin(organisations, itsOrganisation)
    .leftJoin(assessments, itsAssessment)
    .$dynamic();
  const { stages } = filter;
  return (stages.length ? query.crossJoinLateral(itsVisits).crossJoinLateral(itsStage) : query)
    .where(and(matching(act, filter), stages.length ? inArray(stage, stages) : undefined))
    .orderBy(asc(registrations.submittedAt), asc(registrations.id));
}

const aged = (act: Act) => {
  const today = londonDay(act.now);
  return <Row extends { submittedAt: Date | null }>(row: Row) => ({
    ...row,
    ageDays: row.submittedAt ? daysBetween(londonDay(row.submittedAt), today) : 0,
  });
};

/** A page of applications, the oldest first, each with its stage and its age in days. For officers only. */
export function listApplications(act: Act, { page, pageSize, ...filter }: ApplicationFilter & Paging) {
  return transaction(act, async (tx) => {
    if (!canSeeAssessments(act.actor)) return { rows: [], total: 0 };
    const onPage = await foundBy(tx, act, filter)
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    // Past the last page no row says how many there are.
    const [first] = onPage.length > 0 || page === 1 ? onPage : await foundBy(tx, act, filter).limit(1);
    const ids = onPage.map(({ id }) => id);
    const rows = await rowsOf(tx)
      .where(and(undecided(act), inArray(registrations.id, ids)))
      .orderBy(asc(registrations.submittedAt), asc(registrations.id));
    return { rows: rows.map(aged(act)), total: first?.total ?? 0 };
  });
}

/** One application that is not decided yet, for officers. */
export function findApplication(act: Act, registrationId: string) {
  return transaction(act, async (tx) => {
    if (!canSeeAssessments(act.actor)) return undefined;
    const rows = await rowsOf(tx).where(and(undecided(act), eq(registrations.id, registrationId)));
    return rows.map(aged(act))[0];
  });
}

/** Those who have opened an assessment that is not closed, for the list's filter. */
export function listDeskOfficers(act: Act) {
  return transaction(act, async (tx) => {
    if (!canSeeAssessments(act.actor)) return [];
    return tx
      .selectDistinct({ id: users.id, name: users.name })
      .from(assessments)
      .innerJoin(users, eq(users.id, assessments.openedBy))
      .where(and(eq(assessments.authorityId, act.actor.authorityId), ne(assessments.status, "closed")))
      .orderBy(asc(users.name));
  });
}

export type StageCount = { stage: ApplicationStage; count: number; since: CalendarDate | undefined };

/** How many applications stand at each stage and since when the oldest was submitted. For who may see the desk. */
export async function stageCountsOf(tx: Tx, act: Act): Promise<StageCount[]> {
  const rows = await tx
    .select({ stage, count: count(), since: min(registrations.submittedAt) })
    .from(registrations)
    .innerJoin(providers, ofRegistration)
    .leftJoin(assessments, itsAssessment)
    .crossJoinLateral(itsVisits)
    .crossJoinLateral(itsStage)
    .where(undecided(act))
    .groupBy(stage);
  return applicationStages.map((name) => {
    const row = rows.find((counted) => counted.stage === name);
    return { stage: name, count: row?.count ?? 0, since: row?.since ? londonDay(row.since) : undefined };
  });
}

/** Applications with a proposed decision that this officer may confirm, and those that must wait for another. */
export async function toConfirmCountsOf(tx: Tx, act: Act) {
  const isMine = proposedFor(act, "me");
  const [row] = await tx
    .select({
      mine: sql<number>`(count(*) filter (where ${isMine}))::int`,
      others: sql<number>`(count(*) filter (where not ${isMine}))::int`,
      mineSince: sql<Date | null>`min(${decisions.proposedAt}) filter (where ${isMine})`.mapWith(
        decisions.proposedAt,
      ),
      othersSince: sql<Date | null>`min(${decisions.proposedAt}) filter (where not ${isMine})`.mapWith(
        decisions.proposedAt,
      ),
    })
    .from(registrations)
    .innerJoin(providers, ofRegistration)
    .innerJoin(assessments, itsAssessment)
    .innerJoin(
      decisions,
      and(
        eq(decisions.authorityId, assessments.authorityId),
        eq(decisions.assessmentId, assessments.id),
        eq(decisions.status, "proposed"),
      ),
    )
    // Which is what stands at the stage "to confirm", without looking up the others.
    .where(and(undecided(act), eq(assessments.status, "decision_proposed")));
  const counted = (number: number | undefined, since: Date | null | undefined) => ({
    count: number ?? 0,
    since: since ? londonDay(since) : undefined,
  });
  return { mine: counted(row?.mine, row?.mineSince), others: counted(row?.others, row?.othersSince) };
}
