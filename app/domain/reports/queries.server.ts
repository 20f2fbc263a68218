import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { CalendarDate } from "#app/core/calendar.ts";
import { type Pence, pence } from "#app/core/money.ts";
import { attendanceCodes } from "#app/core/words/attendance.ts";
import type { OutcomeResult } from "#app/core/words/outcomes.ts";
import type { PlacementStatus } from "#app/core/words/placements.ts";
import { isAttended } from "#app/domain/attendance/codes.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { canSeeValue } from "#app/domain/reports/policy.ts";
import { type ProviderTotals, type ProviderValue, valueFrom } from "#app/domain/reports/provider-value.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { marks } from "#db/schema/attendance.ts";
import { charges } from "#db/schema/charges.ts";
import { organisations } from "#db/schema/organisations.ts";
import { outcomes } from "#db/schema/outcomes.ts";
import { placements } from "#db/schema/placements.ts";

const attending = sql.join(
  attendanceCodes.filter(isAttended).map((code) => sql`${code}`),
  sql`, `,
);

/** What was charged of each placement, and up to which month. */
const charged = (act: Act): SQL => sql`
  select ${charges.placementId} as placement_id, sum(${charges.pence}) as pence,
         sum(${charges.sessionsCharged}) as sessions, sum(${charges.sessionsNotReported}) as not_reported,
         max(${charges.month}) as last_month
  from ${charges} where ${charges.authorityId} = ${act.actor.authorityId} group by ${charges.placementId}`;

/** Sessions attended in the months that were charged: cost and sessions are of the same weeks. */
const attended = (act: Act): SQL => sql`
  select ${marks.placementId} as placement_id, count(*) as sessions
  from ${marks} join charged on charged.placement_id = ${marks.placementId}
  where ${marks.authorityId} = ${act.actor.authorityId} and ${marks.code} in (${attending})
    and ${marks.day} < (charged.last_month || '-01')::date + interval '1 month'
  group by ${marks.placementId}`;

type TotalsRow = {
  provider_id: string;
  provider_name: string;
  placements: number;
  ended: number;
  with_result: number;
  met: number;
  charged_pence: string;
  sessions_charged: number;
  sessions_attended: number;
  not_reported: number;
  result_pence: string;
};

/** The totals of every provider with charged or ended placements that the actor sees, in one statement. */
async function totalsOf(tx: Tx, act: Act, only?: SQL): Promise<ProviderTotals[]> {
  const result = sql`${outcomes.result} in ('met', 'not_met') and ${placements.status} = 'ended'`;
  const rows = await tx.execute<TotalsRow>(sql`
    with charged as (${charged(act)}), attended as (${attended(act)})
    select ${placements.providerId} as provider_id, ${organisations.name} as provider_name,
           count(*)::int as placements,
           count(*) filter (where ${placements.status} = 'ended')::int as ended,
           count(*) filter (where ${result})::int as with_result,
           count(*) filter (where ${result} and ${outcomes.result} = 'met')::int as met,
           coalesce(sum(charged.pence), 0) as charged_pence,
           coalesce(sum(charged.sessions), 0)::int as sessions_charged,
           coalesce(sum(attended.sessions), 0)::int as sessions_attended,
           coalesce(sum(charged.not_reported), 0)::int as not_reported,
           coalesce(sum(charged.pence) filter (where ${result}), 0) as result_pence
    from ${placements}
    join ${organisations} on ${organisations.authorityId} = ${placements.authorityId}
      and ${organisations.id} = ${placements.providerId}
    left join charged on charged.placement_id = ${placements.id}
    left join attended on attended.placement_id = ${placements.id}
    left join ${outcomes} on ${outcomes.authorityId} = ${placements.authorityId}
      and ${outcomes.placementId} = ${placements.id}
    where ${and(visibleTo(act.actor), only)}
      and (charged.placement_id is not null or ${placements.status} = 'ended')
    group by ${placements.providerId}, ${organisations.name}
    order by ${organisations.name}`);
  return [...rows].map((row) => ({
    providerId: row.provider_id,
    providerName: row.provider_name,
    placements: row.placements,
    ended: row.ended,
    withResult: row.with_result,
    met: row.met,
    chargedPence: pence(Number(row.charged_pence)),
    sessionsCharged: row.sessions_charged,
    sessionsAttended: row.sessions_attended,
    notReported: row.not_reported,
    resultPence: pence(Number(row.result_pence)),
  }));
}

/** Cost per session attended, per full-time place and per success of each provider the actor sees figures of. */
export function listValue(act: Act): Promise<ProviderValue[]> {
  if (!canSeeValue(act.actor)) return Promise.resolve([]);
  return transaction(act, async (tx) => {
    const { fullTimeSessionsPerYear } = await settingsOf(tx, act);
    return (await totalsOf(tx, act)).map((totals) => valueFrom(totals, fullTimeSessionsPerYear));
  });
}

export type PlacementValue = {
  id: string;
  reference: string;
  status: PlacementStatus;
  endedOn: CalendarDate | null;
  chargedPence: Pence;
  sessionsCharged: number;
  result: OutcomeResult | null;
};

/** One provider's figures with the placements they rest on; undefined when there are none to see. */
export function findProviderValue(
  act: Act,
  providerId: string,
): Promise<{ value: ProviderValue; sessionsInYear: number; placements: PlacementValue[] } | undefined> {
  if (!canSeeValue(act.actor)) return Promise.resolve(undefined);
  return transaction(act, async (tx) => {
    const { fullTimeSessionsPerYear: sessionsInYear } = await settingsOf(tx, act);
    const [totals] = await totalsOf(tx, act, eq(placements.providerId, providerId));
    if (totals === undefined) return undefined;
    return {
      value: valueFrom(totals, sessionsInYear),
      sessionsInYear,
      placements: await placementsOf(tx, act, providerId),
    };
  });
}

async function placementsOf(tx: Tx, act: Act, providerId: string): Promise<PlacementValue[]> {
  const rows = await tx
    .select({
      id: placements.id,
      reference: placements.reference,
      status: placements.status,
      endedOn: placements.endedOn,
      chargedPence: sql<string>`coalesce(sum(${charges.pence}), 0)`,
      sessionsCharged: sql<number>`coalesce(sum(${charges.sessionsCharged}), 0)::int`,
      result: outcomes.result,
    })
    .from(placements)
    .leftJoin(
      charges,
      and(eq(charges.authorityId, placements.authorityId), eq(charges.placementId, placements.id)),
    )
    .leftJoin(
      outcomes,
      and(eq(outcomes.authorityId, placements.authorityId), eq(outcomes.placementId, placements.id)),
    )
    .where(
      and(
        visibleTo(act.actor),
        eq(placements.providerId, providerId),
        inArray(placements.status, ["active", "ended"]),
      ),
    )
    .groupBy(placements.authorityId, placements.id, outcomes.authorityId, outcomes.placementId)
    .orderBy(asc(placements.reference));
  return rows.map((row) => ({ ...row, chargedPence: pence(Number(row.chargedPence)) }));
}
