import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { formatMoney, type Pence, pence, plus, zeroPence } from "#app/core/money.ts";
import { ensureRule } from "#app/core/refusal.ts";
import { commit, release } from "#app/domain/budgets/ledger.server.ts";
import { lockBudgets, reservedFor } from "#app/domain/budgets/transfers.server.ts";
import { firmChange } from "#app/domain/menu/change-places.server.ts";
import { lockOffer } from "#app/domain/menu/places.server.ts";
import { ensureBorne } from "#app/domain/placements/bearings.server.ts";
import { type Difference, moved, movements } from "#app/domain/placements/changes/differences.ts";
import {
  ensureAhead,
  type PlannedChange,
  planChange,
} from "#app/domain/placements/changes/plan-change.server.ts";
import type { ChangeRow } from "#app/domain/placements/changes/visibility.server.ts";
import type { PlacementRow } from "#app/domain/placements/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { placementChangeParts } from "#db/schema/placement-changes.ts";
import { placementParts, placements } from "#db/schema/placements.ts";

type Figures = { sessionsPlanned: number; costPence: Pence };
type Borne = Difference & { budgetId: string | undefined };

/**
 * Lets a change come about for a locked placement, by the calendar of today: its places become firm, each budget
 * bears or gets back the difference, and the days of the placement change. Locks the offer, then the budgets in
 * the order of their ids. Refuses (rule) whatever no longer fits, and what has become dearer than was asked for.
 */
export async function applyChange(
  tx: Tx,
  act: Act,
  placement: PlacementRow,
  change: ChangeRow,
): Promise<Figures> {
  ensureAhead(act, change);
  const planned = await planChange(tx, act, placement, change);
  ensureRule(
    planned.costPence <= change.costPence,
    `The calendar has changed since this was asked for: the placement would now cost ${formatMoney(planned.costPence)} instead of ${formatMoney(change.costPence)}. Cancel the change and ask again`,
  );
  await lockOffer(tx, act, placement.offerId);
  const { id: placementId, offerId } = placement;
  await firmChange(tx, act, { changeId: change.id, offerId, placementId, ...planned.span });
  await moveMoney(tx, act, change, planned);
  const { pattern, earlierPatterns, endsOn } = planned.changed;
  const { sessionsPlanned, costPence } = planned;
  await tx
    .update(placements)
    .set({ pattern, earlierPatterns, endsOn, sessionsPlanned, costPence })
    .where(and(eq(placements.authorityId, placement.authorityId), eq(placements.id, placement.id)));
  return { sessionsPlanned, costPence };
}

/** Commits what rises and releases what falls, several years of one budget as one movement. */
async function moveMoney(tx: Tx, act: Act, change: ChangeRow, planned: PlannedChange): Promise<void> {
  const rising = planned.differences.filter((one) => one.pence > 0);
  ensureBorne(
    planned.bearings.filter((bearing) =>
      rising.some((one) => one.owner === bearing.owner && one.financialYear === bearing.financialYear),
    ),
    planned.bearings,
  );
  const parts = planned.differences.map((one) => ({ ...one, budgetId: budgetOf(one, planned) }));
  const budgetIds = parts.flatMap(({ budgetId }) => budgetId ?? []);
  await lockBudgets(tx, act, budgetIds);
  const { placementId, id: sourceId } = change;
  const held = new Map<string, Pence>();
  for (const budgetId of budgetIds) held.set(budgetId, await reservedFor(tx, act, { budgetId, placementId }));
  const moving = moved(parts, held);
  for (const { budgetId, pence: amount } of movements(moving)) {
    if (amount > 0) await commit(tx, act, { budgetId, placementId, sourceId, pence: amount });
    else await release(tx, act, { budgetId, placementId, sourceId, pence: pence(-amount) });
  }
  for (const part of moving) await writePart(tx, change, part);
}

/** The budget that has borne the part so far, or the one open for a year that is new to the placement. */
function budgetOf(part: Difference, { bearings }: PlannedChange): string | undefined {
  const bearing = bearings.find(
    (one) => one.owner === part.owner && one.financialYear === part.financialYear,
  );
  return part.budgetId ?? bearing?.budget?.id;
}

async function writePart(tx: Tx, change: ChangeRow, part: Borne): Promise<void> {
  const { authorityId, id: changeId, placementId } = change;
  const { owner: ownerId, financialYear, budgetId, pence: movedPence } = part;
  const of = { authorityId, changeId, placementId, ownerId, financialYear };
  await tx
    .insert(placementChangeParts)
    .values({ ...of, askedPence: zeroPence, budgetId, movedPence })
    .onConflictDoUpdate({
      target: [
        placementChangeParts.authorityId,
        placementChangeParts.changeId,
        placementChangeParts.ownerId,
        placementChangeParts.financialYear,
      ],
      set: { budgetId, movedPence },
    });
  if (budgetId === undefined) return;
  const reservedPence = plus(part.beforePence, movedPence);
  await tx
    .insert(placementParts)
    .values({ authorityId, placementId, budgetId, ownerId, financialYear, reservedPence })
    .onConflictDoUpdate({
      target: [
        placementParts.authorityId,
        placementParts.placementId,
        placementParts.budgetId,
        placementParts.financialYear,
      ],
      set: { reservedPence },
    });
}
