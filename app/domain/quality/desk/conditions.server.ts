/** The conditions of every provider's decision, by the day on which they are due. */
import { and, asc, count, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addDays, type CalendarDate, londonDay } from "#app/core/calendar.ts";
import { itsOrganisation, visibleTo as visibleProviders } from "#app/domain/providers/visibility.server.ts";
import type { ConditionFilter } from "#app/domain/quality/desk/addresses.ts";
import { named, type Paging } from "#app/domain/quality/desk/paging.server.ts";
import type { ConditionWatch, DayBand } from "#app/domain/quality/desk/stages.ts";
import { canSeeAssessments } from "#app/domain/quality/policy.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers } from "#db/schema/providers.ts";
import { conditions, decisions } from "#db/schema/quality.ts";

/** Days ahead that count as soon where the address says no number. */
export const soonDays = 30;

const itsProvider = and(
  eq(providers.authorityId, conditions.authorityId),
  eq(providers.organisationId, conditions.providerId),
);
/** A condition counts once the decision that made it is confirmed. */
const itsDecision = and(
  eq(decisions.authorityId, conditions.authorityId),
  eq(decisions.id, conditions.decisionId),
  eq(decisions.status, "confirmed"),
);
const isAnswered = sql<boolean>`exists (select 1 from condition_answers a
  where a.authority_id = ${conditions.authorityId} and a.condition_id = ${conditions.id} and a.status = 'given')`;

function watched(act: Act, watch: ConditionWatch, within: DayBand | undefined): SQL | undefined {
  const today = londonDay(act.now);
  const isOpen = isNull(conditions.closedOn);
  switch (watch) {
    case "overdue":
      return and(isOpen, sql`${conditions.dueOn} < ${today}`);
    case "due":
      return and(isOpen, sql`${conditions.dueOn} between ${today} and ${addDays(today, within ?? soonDays)}`);
    case "answered":
      return and(isOpen, isAnswered);
    case "open":
      return isOpen;
    case "met":
      return isNotNull(conditions.closedOn);
  }
}

/** A page of conditions, the first due at the top; those met are left out unless they are asked for. Officers only. */
export function listConditions(act: Act, { page, pageSize, ...filter }: ConditionFilter & Paging) {
  return transaction(act, async (tx) => {
    if (!canSeeAssessments(act.actor)) return { rows: [], total: 0 };
    const { words, within, critical } = filter;
    const watches: ConditionWatch[] = filter.watches.length ? filter.watches : [within ? "due" : "open"];
    const where = and(
      visibleProviders(act.actor),
      words ? named(organisations.name, words) : undefined,
      or(...watches.map((watch) => watched(act, watch, within))),
      critical ? eq(conditions.critical, true) : undefined,
    );
    const [rows, [counted]] = await Promise.all([
      tx
        .select({
          id: conditions.id,
          providerId: conditions.providerId,
          providerName: organisations.name,
          text: conditions.text,
          critical: conditions.critical,
          dueOn: conditions.dueOn,
          closedOn: conditions.closedOn,
          isAnswered,
          isOverdue: sql<boolean>`${conditions.closedOn} is null and ${conditions.dueOn} < ${londonDay(act.now)}`,
        })
        .from(conditions)
        .innerJoin(decisions, itsDecision)
        .innerJoin(providers, itsProvider)
        .innerJoin(organisations, itsOrganisation)
        .where(where)
        .orderBy(asc(conditions.dueOn), asc(conditions.id))
        .limit(pageSize)
        .offset((page - 1) * pageSize),
      tx
        .select({ total: count() })
        .from(conditions)
        .innerJoin(decisions, itsDecision)
        .innerJoin(providers, itsProvider)
        .innerJoin(organisations, itsOrganisation)
        .where(where),
    ]);
    return { rows, total: counted?.total ?? 0 };
  });
}

/** How many conditions are overdue, due soon and answered, with the first day of each. */
export async function conditionCountsOf(tx: Tx, act: Act) {
  const number = (watch: ConditionWatch) =>
    sql<number>`(count(*) filter (where ${watched(act, watch, undefined)}))::int`;
  const first = (watch: ConditionWatch) =>
    sql<CalendarDate | null>`(min(${conditions.dueOn}) filter (where ${watched(act, watch, undefined)}))::text`;
  const [row] = await tx
    .select({
      overdue: number("overdue"),
      firstOverdue: first("overdue"),
      due: number("due"),
      firstDue: first("due"),
      answered: number("answered"),
      answeredSince: sql<CalendarDate | null>`(min((select min(a.given_at) from condition_answers a
        where a.authority_id = ${conditions.authorityId} and a.condition_id = ${conditions.id}
          and a.status = 'given')) at time zone 'Europe/London')::date::text`,
    })
    .from(conditions)
    .innerJoin(decisions, itsDecision)
    .where(and(eq(conditions.authorityId, act.actor.authorityId), isNull(conditions.closedOn)));
  return row;
}
