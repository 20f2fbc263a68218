import { and, asc, desc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import {
  addMonths,
  type CalendarDate,
  londonDay,
  type Month,
  monthBounds,
  monthOf,
} from "#app/core/calendar.ts";
import { type Pence, pence } from "#app/core/money.ts";
import type { ChargeStatus } from "#app/core/words/charges.ts";
import { type ChargeRow, visibleTo } from "#app/domain/charges/visibility.server.ts";
import { visibleTo as placementsVisibleTo } from "#app/domain/placements/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { charges } from "#db/schema/charges.ts";
import { organisations } from "#db/schema/organisations.ts";
import { placements } from "#db/schema/placements.ts";

export type StatementFilter = {
  readonly month?: Month | undefined;
  readonly providerId?: string | undefined;
  readonly status?: ChargeStatus | undefined;
  /** Commissioned by this reader's organisation. */
  readonly isOwn?: boolean | undefined;
  readonly page?: number | undefined;
};

export const pageSize = 25;

export type StatementOfMonth = {
  providerId: string;
  providerName: string;
  month: Month;
  charges: number;
  /** How many are not yet agreed, and how many of them are queried. */
  open: number;
  queried: number;
  settled: number;
  pence: Pence;
  vatPence: Pence;
  waitingPence: Pence;
  notReported: number;
};

const filtered = (act: Act, filter: StatementFilter): SQL | undefined =>
  and(
    visibleTo(act.actor),
    filter.month && eq(charges.month, filter.month),
    filter.providerId ? eq(charges.providerId, filter.providerId) : undefined,
    filter.status && eq(charges.status, filter.status),
    filter.isOwn ? ownOf(act.actor) : undefined,
  );

/** Commissioned by the actor's organisation, so that it is its own to agree and to query (policy.ts). */
export const ownOf = (actor: Actor): SQL =>
  actor.kind === "person" ? eq(charges.commissionerId, actor.organisationId) : sql`false`;

const providerName = sql<string>`(select o.name from organisations o
  where o.authority_id = ${charges.authorityId} and o.id = ${charges.providerId})`;
const schoolName = sql<string>`(select o.name from organisations o
  where o.authority_id = ${charges.authorityId} and o.id = ${charges.schoolId})`;
const total = (column: SQL) => sql<string>`sum(${column})`;

/** Statements by provider and month, newest first, of the charges the actor sees. */
export function listStatements(
  act: Act,
  filter: StatementFilter = {},
): Promise<{ rows: StatementOfMonth[]; total: number }> {
  return transaction(act, async (tx) => {
    const page = Math.max(1, filter.page ?? 1);
    const where = filtered(act, filter);
    const rows = await tx
      .select({
        providerId: charges.providerId,
        providerName,
        month: charges.month,
        charges: sql<number>`count(*)::int`,
        open: sql<number>`count(*) filter (where ${charges.status} in ('raised', 'queried'))::int`,
        queried: sql<number>`count(*) filter (where ${charges.status} = 'queried')::int`,
        settled: sql<number>`count(*) filter (where ${charges.status} = 'settled')::int`,
        pence: total(sql`${charges.pence}`),
        vatPence: total(sql`${charges.vatPence}`),
        waitingPence: total(sql`${charges.waitingPence}`),
        notReported: sql<number>`sum(${charges.sessionsNotReported})::int`,
      })
      .from(charges)
      .where(where)
      .groupBy(charges.authorityId, charges.providerId, charges.month)
      .orderBy(desc(charges.month), asc(providerName))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const [count] = await tx
      .select({ n: sql<number>`count(distinct (${charges.providerId}, ${charges.month}))::int` })
      .from(charges)
      .where(where);
    return { rows: rows.map(withPence), total: count?.n ?? 0 };
  });
}

function withPence<Row extends { pence: string; vatPence: string; waitingPence: string }>(row: Row) {
  return {
    ...row,
    pence: pence(Number(row.pence)),
    vatPence: pence(Number(row.vatPence)),
    waitingPence: pence(Number(row.waitingPence)),
  };
}

export type StatementLine = ChargeRow & { schoolName: string };

export type Statement = {
  providerId: string;
  providerName: string;
  month: Month;
  lines: StatementLine[];
};

/** The charges of one provider and month that the actor sees; undefined when there are none. */
export function findStatement(act: Act, providerId: string, month: Month): Promise<Statement | undefined> {
  return transaction(act, async (tx) => {
    const rows = await tx
      .select({ charge: charges, schoolName, providerName })
      .from(charges)
      .where(filtered(act, { providerId, month }))
      .orderBy(asc(charges.placementReference));
    const [first] = rows;
    if (first === undefined) return undefined;
    const lines = rows.map((row) => ({ ...row.charge, schoolName: row.schoolName }));
    return { providerId, providerName: first.providerName, month, lines };
  });
}

export type ChargeFound = ChargeRow & {
  schoolName: string;
  providerName: string;
  placementEndedOn: string | null;
};

/** One charge; undefined when not there or not visible. */
export function findCharge(act: Act, chargeId: string): Promise<ChargeFound | undefined> {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({ charge: charges, schoolName, providerName, placementEndedOn: placements.endedOn })
      .from(charges)
      .leftJoin(
        placements,
        and(eq(placements.authorityId, charges.authorityId), eq(placements.id, charges.placementId)),
      )
      .where(and(eq(charges.id, chargeId), visibleTo(act.actor)));
    if (row === undefined) return undefined;
    const { charge, ...names } = row;
    return { ...charge, ...names };
  });
}

/** The charges of one placement, oldest first, for its page. */
export function listChargesOf(act: Act, placementId: string): Promise<ChargeRow[]> {
  return transaction(act, (tx) =>
    tx
      .select()
      .from(charges)
      .where(and(eq(charges.placementId, placementId), visibleTo(act.actor)))
      .orderBy(asc(charges.month)),
  );
}

export type MonthToRaise = { month: Month; charges: number; waitingToBeRaised: number };

/** The last twelve months, newest first: how many placements were charged and how many still wait. */
export function listMonthsToRaise(act: Act): Promise<MonthToRaise[]> {
  const today = londonDay(act.now);
  const months = Array.from({ length: 12 }, (_, back) => addMonths(monthOf(today), -back));
  return transaction(act, async (tx) => {
    const raised = await tx
      .select({ month: charges.month, n: sql<number>`count(*)::int` })
      .from(charges)
      .where(and(visibleTo(act.actor), inArray(charges.month, months)))
      .groupBy(charges.month);
    const raisedIn = new Map(raised.map(({ month, n }) => [month, n]));
    const listed: MonthToRaise[] = [];
    for (const month of months) {
      const waiting = await tx.$count(placements, and(placementsVisibleTo(act.actor), waitsIn(month, today)));
      listed.push({ month, charges: raisedIn.get(month) ?? 0, waitingToBeRaised: waiting });
    }
    return listed;
  });
}

/** Ran in the month, which is over or has seen it end, and has not been charged for it or a later one. */
function waitsIn(month: Month, today: CalendarDate): SQL | undefined {
  const { startsOn, endsOn } = monthBounds(month);
  return and(
    inArray(placements.status, ["active", "ended"]),
    lte(placements.startsOn, endsOn),
    sql`coalesce(${placements.endedOn}, ${placements.endsOn}) >= ${startsOn}`,
    sql`(${placements.endedOn} is not null or ${endsOn}::date < ${today}::date)`,
    sql`not exists (select 1 from charges c where c.authority_id = ${placements.authorityId}
                     and c.placement_id = ${placements.id} and c.month >= ${month})`,
  );
}

/** Providers with a statement the actor sees, for the filter. */
export function listChargedProviders(act: Act): Promise<{ id: string; name: string }[]> {
  return transaction(act, (tx) =>
    tx
      .selectDistinct({ id: organisations.id, name: organisations.name })
      .from(charges)
      .innerJoin(
        organisations,
        and(eq(organisations.authorityId, charges.authorityId), eq(organisations.id, charges.providerId)),
      )
      .where(visibleTo(act.actor))
      .orderBy(asc(organisations.name)),
  );
}
