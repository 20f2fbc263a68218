/** Everything a month's charges are worked out from, read once for all placements. */
import { and, asc, eq, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay, type Month, monthBounds, monthOf, sessionKey } from "#app/core/calendar.ts";
import { marksOf } from "#app/domain/attendance/placement-attendance.server.ts";
import { loadCalendars, plannedSessions } from "#app/domain/attendance/planned.server.ts";
import { chargedBefore, noticesOf, partsOf, sharesOf } from "#app/domain/charges/charged-before.server.ts";
import type { ChargeRow } from "#app/domain/charges/visibility.server.ts";
import type { ChargeFacts } from "#app/domain/charges/work-out.ts";
import { fundingParts } from "#app/domain/placements/funding.ts";
import { agreedPrice } from "#app/domain/placements/planned.server.ts";
import type { PlacementRow } from "#app/domain/placements/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { charges } from "#db/schema/charges.ts";
import { placements } from "#db/schema/placements.ts";

export type PlacementToCharge = {
  readonly placement: PlacementRow;
  readonly facts: ChargeFacts;
  /** Whether a line is due even when it says nothing but that the placement has ended. */
  readonly isLast: boolean;
  /** The newest charge so far. */
  readonly chargedLast: ChargeRow | undefined;
};

/**
 * The placements a month may charge, locked in the order of their ids: running or ended, begun by the month's
 * end, without a charge for this month or a later one. Those ended before are looked at again only when a
 * mark has changed or the last day was set since their last charge, or something waits. A month that has not ended holds only those
 * that have.
 */
export async function lockPlacementsToCharge(tx: Tx, act: Act, month: Month): Promise<PlacementRow[]> {
  const { startsOn, endsOn } = monthBounds(month);
  const today = londonDay(act.now);
  const hasEnded = and(eq(placements.status, "ended"), lte(placements.endedOn, today));
  const fits: SQL | undefined =
    endsOn < today
      ? or(
          eq(placements.status, "active"),
          and(hasEnded, or(sql`${placements.endedOn} >= ${startsOn}`, isOpenStill)),
        )
      : and(hasEnded, sql`${placements.endedOn} between ${startsOn} and ${endsOn}`);
  const rows = await tx
    .select()
    .from(placements)
    .where(and(eq(placements.authorityId, act.actor.authorityId), lte(placements.startsOn, endsOn), fits))
    .orderBy(asc(placements.id))
    .for("update");
  // Asked after the lock: who raised the same month a moment ago has written by now.
  const later = await chargesOf(tx, act, rows);
  return rows.filter(({ id }) => !later.some((charge) => charge.placementId === id && charge.month >= month));
}

const isOpenStill = sql`not exists (
  select 1 from charges c
  where c.authority_id = ${placements.authorityId} and c.placement_id = ${placements.id}
    and c.month = (select max(d.month) from charges d
                   where d.authority_id = c.authority_id and d.placement_id = c.placement_id)
    and c.waiting_pence = 0
    and (${placements.endedAt} is null or ${placements.endedAt} < c.raised_at)
    and not exists (select 1 from marks m
                    where m.authority_id = c.authority_id and m.placement_id = c.placement_id
                      and m.marked_at >= c.raised_at))`;

function chargesOf(tx: Tx, act: Act, rows: readonly PlacementRow[]): Promise<ChargeRow[]> {
  if (rows.length === 0) return Promise.resolve([]);
  return tx
    .select()
    .from(charges)
    .where(
      and(
        eq(charges.authorityId, act.actor.authorityId),
        inArray(
          charges.placementId,
          rows.map(({ id }) => id),
        ),
      ),
    );
}

export async function loadChargeFacts(
  tx: Tx,
  act: Act,
  rows: readonly PlacementRow[],
  month: Month,
): Promise<PlacementToCharge[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const { endsOn } = monthBounds(month);
  const calendarsOf = await loadCalendars(tx, act);
  const marked = await marksOf(tx, act, ids, endsOn);
  const notices = await noticesOf(tx, act, ids);
  const parts = await partsOf(tx, act, ids);
  const shares = await sharesOf(tx, act, ids);
  const before = await chargedBefore(tx, act, ids);
  const earlier = await chargesOf(tx, act, rows);
  return rows.map((placement) => {
    const calendars = calendarsOf(placement);
    const price = agreedPrice(placement);
    const own = parts.filter((part) => part.placementId === placement.id);
    const codes = new Map((marked.get(placement.id) ?? []).map((mark) => [sessionKey(mark), mark.code]));
    const sessions = plannedSessions(calendarsOf, placement).map((session) => ({
      ...session,
      mark: codes.get(sessionKey(session)),
      absenceNotifiedOn: notices.get(`${placement.id} ${sessionKey(session)}`),
    }));
    const charged = earlier.filter((charge) => charge.placementId === placement.id);
    return {
      placement,
      isLast: placement.endedOn !== null && monthOf(placement.endedOn) === month,
      chargedLast: charged.toSorted((one, other) => (one.month < other.month ? 1 : -1))[0],
      facts: {
        month,
        price,
        terms: {
          charged: placement.charged,
          noticeSchoolDays: placement.noticeDays,
          calendar: calendars.school,
        },
        planned: fundingParts(
          price,
          shares.get(placement.id) ?? [],
          plannedSessions(calendarsOf, { ...placement, endedOn: null }),
        ),
        sessions,
        budgetOf: ({ owner, financialYear }) =>
          own.find((part) => part.ownerId === owner && part.financialYear === financialYear)?.budgetId,
        before: before.charged.get(placement.id) ?? new Map(),
        sessionsBefore: charged.reduce((all, charge) => all + charge.sessionsCharged, 0),
        isFirst: charged.length === 0,
        reserved: before.reserved.get(placement.id) ?? new Map(),
      },
    };
  });
}
