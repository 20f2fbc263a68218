/** Gives back what is still reserved once a placement has ended, everything is agreed and nothing waits. */
import { and, eq, or, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { monthOf } from "#app/core/calendar.ts";
import { plus, zeroPence } from "#app/core/money.ts";
import { release } from "#app/domain/budgets/ledger.server.ts";
import { lockBudgets, reservedFor } from "#app/domain/budgets/transfers.server.ts";
import type { PlacementRow } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { chargeRises, charges } from "#db/schema/charges.ts";
import { placementParts } from "#db/schema/placements.ts";

/** For a locked placement; the source is the charge or rise with whose answer nothing is open any more. */
export async function releaseRestIfConcluded(
  tx: Tx,
  act: Act,
  placement: PlacementRow,
  sourceId: string,
): Promise<void> {
  if (await isConcluded(tx, placement)) await releaseRest(tx, act, placement, sourceId);
}

/** Ended, charged for its last month, nothing raised is open, and no rise waits or is approved and not yet charged. */
async function isConcluded(tx: Tx, placement: PlacementRow): Promise<boolean> {
  if (placement.endedOn === null) return false;
  const [row] = await tx
    .select({
      open: sql<number>`count(*) filter (where ${charges.status} in ('raised', 'queried'))::int`,
      lastMonth: sql<string | null>`max(${charges.month})`,
    })
    .from(charges)
    .where(and(eq(charges.authorityId, placement.authorityId), eq(charges.placementId, placement.id)));
  if (row === undefined || row.open > 0 || (row.lastMonth ?? "") < monthOf(placement.endedOn)) return false;
  return (await tx.$count(chargeRises, isToBeCharged(placement))) === 0;
}

/** Waits for an answer, or was approved after the last charge was raised. */
const isToBeCharged = ({ authorityId, id }: PlacementRow) =>
  and(
    eq(chargeRises.authorityId, authorityId),
    eq(chargeRises.placementId, id),
    or(
      eq(chargeRises.status, "waiting"),
      and(
        eq(chargeRises.status, "approved"),
        sql`not exists (select 1 from charges c where c.authority_id = ${chargeRises.authorityId}
              and c.placement_id = ${chargeRises.placementId} and c.raised_at > ${chargeRises.closedAt})`,
      ),
    ),
  );

async function releaseRest(tx: Tx, act: Act, placement: PlacementRow, sourceId: string): Promise<void> {
  const rows = await tx
    .select({ budgetId: placementParts.budgetId })
    .from(placementParts)
    .where(
      and(
        eq(placementParts.authorityId, placement.authorityId),
        eq(placementParts.placementId, placement.id),
      ),
    );
  const budgetIds = [...new Set(rows.map(({ budgetId }) => budgetId))].sort();
  await lockBudgets(tx, act, budgetIds);
  let released = zeroPence;
  for (const budgetId of budgetIds) {
    const pence = await reservedFor(tx, act, { budgetId, placementId: placement.id });
    if (pence === 0) continue;
    await release(tx, act, { budgetId, placementId: placement.id, pence, sourceId });
    released = plus(released, pence);
  }
  if (released > 0)
    await record(tx, act, {
      name: "reservation.released",
      subjectId: placement.id,
      details: { pence: released },
    });
}
