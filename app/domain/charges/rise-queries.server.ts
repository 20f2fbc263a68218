import { and, asc, count, eq, isNull, min, ne, or, type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { plus } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import type { RiseStatus } from "#app/core/words/charges.ts";
import { balanceOf } from "#app/domain/budgets/queries.server.ts";
import { canApproveRise, canRefuseRise } from "#app/domain/charges/policy.ts";
import { risesVisibleTo } from "#app/domain/charges/rise-visibility.server.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { isApproverOf, seesAvailable } from "#app/domain/placements/policy.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { budgets } from "#db/schema/budgets.ts";
import { chargeRises, charges } from "#db/schema/charges.ts";
import { organisations } from "#db/schema/organisations.ts";
import { placements } from "#db/schema/placements.ts";

export type RiseFilter = {
  status?: RiseStatus | undefined;
  /** Waits for this reader's approval, the first or the second. */
  isToApprove?: boolean | undefined;
  page?: number | undefined;
};

export const risesPerPage = 25;

async function wantedOf(tx: Tx, act: Act, { status, isToApprove }: RiseFilter): Promise<SQL | undefined> {
  const limit = isToApprove ? (await settingsOf(tx, act)).secondApproverAbovePence : 0;
  return and(
    risesVisibleTo(tx, act.actor),
    status && eq(chargeRises.status, status),
    isToApprove ? toApprove(act, limit) : undefined,
  );
}

function toApprove({ actor }: Act, secondAbove: number): SQL | undefined {
  if (actor.kind !== "person" || !isApproverOf(actor, actor.organisationId)) return sql`false`;
  const isAbove = sql`${placements.costPence} + ${chargeRises.pence} > ${secondAbove}`;
  return and(
    eq(chargeRises.status, "waiting"),
    eq(chargeRises.ownerId, actor.organisationId),
    or(isNull(chargeRises.approvedBy), and(isAbove, ne(chargeRises.approvedBy, actor.userId))),
    or(ne(placements.requestedBy, actor.userId), sql`not (${isAbove})`),
  );
}

const columns = {
  id: chargeRises.id,
  status: chargeRises.status,
  pence: chargeRises.pence,
  raisedAt: chargeRises.raisedAt,
  refusal: chargeRises.refusal,
  ownerId: chargeRises.ownerId,
  ownerName: organisations.name,
  budgetId: chargeRises.budgetId,
  budgetName: budgets.name,
  placementId: placements.id,
  reference: placements.reference,
  providerId: charges.providerId,
  month: charges.month,
};

function risesWith(tx: Tx) {
  return tx
    .select({ ...columns, rise: chargeRises, placement: placements })
    .from(chargeRises)
    .innerJoin(
      placements,
      and(eq(placements.authorityId, chargeRises.authorityId), eq(placements.id, chargeRises.placementId)),
    )
    .innerJoin(
      charges,
      and(eq(charges.authorityId, chargeRises.authorityId), eq(charges.id, chargeRises.chargeId)),
    )
    .innerJoin(
      budgets,
      and(eq(budgets.authorityId, chargeRises.authorityId), eq(budgets.id, chargeRises.budgetId)),
    )
    .innerJoin(
      organisations,
      and(eq(organisations.authorityId, chargeRises.authorityId), eq(organisations.id, chargeRises.ownerId)),
    )
    .$dynamic();
}

/** What statements charge beyond reservations, the oldest first; by reference, no child is named. */
export function listRises(act: Act, filter: RiseFilter) {
  const page = Math.max(1, filter.page ?? 1);
  return transaction(act, async (tx) => {
    const wanted = await wantedOf(tx, act, filter);
    const rows = await risesWith(tx)
      .where(wanted)
      .orderBy(asc(chargeRises.raisedAt), asc(chargeRises.id))
      .limit(risesPerPage)
      .offset((page - 1) * risesPerPage);
    const total = await countOf(tx, wanted);
    return {
      rows: rows.map(({ rise: _, placement: __, ...row }) => row),
      total: total.count,
      page,
      pageSize: risesPerPage,
    };
  });
}

async function countOf(tx: Tx, wanted: SQL | undefined) {
  const [row] = await tx
    .select({ count: count(), first: min(chargeRises.raisedAt) })
    .from(chargeRises)
    .innerJoin(
      placements,
      and(eq(placements.authorityId, chargeRises.authorityId), eq(placements.id, chargeRises.placementId)),
    )
    .where(wanted);
  return { count: row?.count ?? 0, first: row?.first ?? undefined };
}

/** One rise with what the budget has available, where this person may know, and what they may do with it. */
export function findRise(act: Act, riseId: string) {
  return transaction(act, async (tx) => {
    const [found] = await risesWith(tx).where(and(eq(chargeRises.id, riseId), risesVisibleTo(tx, act.actor)));
    if (!found) return undefined;
    const { rise, placement, ...row } = found;
    const { secondApproverAbovePence } = await settingsOf(tx, act);
    const costWithPence = plus(placement.costPence, rise.pence);
    const needsSecond = costWithPence > secondApproverAbovePence;
    const shown = seesAvailable(act.actor, rise.ownerId);
    const isWaiting = rise.status === "waiting";
    return {
      ...row,
      costPence: placement.costPence,
      costWithPence,
      needsSecond,
      isHalfApproved: isWaiting && rise.approvedBy !== null,
      availablePence: shown ? (await balanceOf(tx, act, rise.budgetId))?.availablePence : undefined,
      mayApprove: isWaiting && canApproveRise(act.actor, placement, { rise, needsSecond }),
      mayRefuse: isWaiting && canRefuseRise(act.actor, rise),
    };
  });
}

/** The rises that wait for this person's approval. */
export async function riseTodos(tx: Tx, act: Act): Promise<Todo[]> {
  const { actor } = act;
  if (actor.kind !== "person" || !isApproverOf(actor, actor.organisationId)) return [];
  const { count: waiting, first } = await countOf(tx, await wantedOf(tx, act, { isToApprove: true }));
  if (waiting === 0) return [];
  const day = first && londonDay(first);
  return [
    {
      text: "Statements beyond a reservation, for your approval",
      count: waiting,
      to: paths.rises("approve=yes"),
      hint: day && `The oldest since ${formatDay(day)}`,
      day,
      tone: "warning",
    },
  ];
}
