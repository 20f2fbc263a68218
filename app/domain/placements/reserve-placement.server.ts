import type { Act } from "#app/core/actor.ts";
import { formatMoney, type Pence, sum } from "#app/core/money.ts";
import { ensureRule } from "#app/core/refusal.ts";
import { commit } from "#app/domain/budgets/ledger.server.ts";
import { lockBudgets } from "#app/domain/budgets/transfers.server.ts";
import { firmPlaces, lockOffer } from "#app/domain/menu/places.server.ts";
import { programmeMismatch } from "#app/domain/menu/pricing.ts";
import { type Bearing, bearingsOf, ensureBorne } from "#app/domain/placements/bearings.server.ts";
import { fundingParts } from "#app/domain/placements/funding.ts";
import { ensureStanding } from "#app/domain/placements/plan-request.server.ts";
import { agreedPrice, agreedSessionsOf, sharesOf } from "#app/domain/placements/planned.server.ts";
import type { PlacementRow } from "#app/domain/placements/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { placementParts } from "#db/schema/placements.ts";

type Reserved = { sessionsPlanned: number; costPence: Pence };

/**
 * Reserves the whole cost of a locked placement, each part in the budget whose period covers its sessions, and
 * makes its places firm. Locks the offer, then the budgets in the order of their ids. Refuses (rule) when the
 * provider's standing does not hold, a budget is not open or too small, or the calendar has made it dearer.
 */
export async function reservePlacement(tx: Tx, act: Act, placement: PlacementRow): Promise<Reserved> {
  await lockOffer(tx, act, placement.offerId);
  await ensureStanding(tx, act, placement.providerId);
  const parts = await partsNow(tx, act, placement);
  const bearings = await bearingsOf(tx, act, parts);
  ensureBorne(bearings);

  const byBudget = totalsByBudget(bearings);
  await lockBudgets(tx, act, [...byBudget.keys()]);
  for (const [budgetId, pence] of [...byBudget].sort(([left], [right]) => (left < right ? -1 : 1)))
    await commit(tx, act, { budgetId, placementId: placement.id, pence });
  await insertParts(tx, placement, bearings);
  await firmPlaces(tx, act, placement.id);
  return { sessionsPlanned: sessionsIn(bearings), costPence: sum(parts.map(({ pence }) => pence)) };
}

/** The parts by the calendar of today; dearer than what was asked and seen by the others is not approved. */
async function partsNow(tx: Tx, act: Act, placement: PlacementRow) {
  const sessions = await agreedSessionsOf(tx, act, placement);
  ensureRule(sessions.length > 0, "No session is left between the first and the last day of this placement");
  const mismatch = programmeMismatch(agreedPrice(placement), sessions.length);
  ensureRule(mismatch === undefined, mismatch ?? "");
  const parts = fundingParts(agreedPrice(placement), await sharesOf(tx, act, placement.id), sessions);
  const cost = sum(parts.map(({ pence }) => pence));
  ensureRule(
    cost <= placement.costPence,
    `The calendar has changed since this was asked for: it would now cost ${formatMoney(cost)} instead of ${formatMoney(placement.costPence)}. Cancel it and ask again`,
  );
  return parts;
}

function totalsByBudget(bearings: readonly Bearing[]): Map<string, Pence> {
  const totals = new Map<string, Pence>();
  for (const { budget, pence } of bearings)
    if (budget && pence > 0) totals.set(budget.id, sum([totals.get(budget.id), pence].filter(isMoney)));
  return totals;
}

const isMoney = (pence: Pence | undefined): pence is Pence => pence !== undefined;

/** Owners bear shares of the same sessions, so each financial year is counted once. */
function sessionsIn(bearings: readonly Bearing[]): number {
  const years = new Map(bearings.map(({ financialYear, sessions }) => [financialYear, sessions]));
  return [...years.values()].reduce((all, sessions) => all + sessions, 0);
}

async function insertParts(tx: Tx, placement: PlacementRow, bearings: readonly Bearing[]): Promise<void> {
  const rows = bearings.flatMap(({ budget, owner, financialYear, pence }) =>
    budget
      ? [
          {
            authorityId: placement.authorityId,
            placementId: placement.id,
            budgetId: budget.id,
            ownerId: owner,
            financialYear,
            reservedPence: pence,
          },
        ]
      : [],
  );
  if (rows.length > 0) await tx.insert(placementParts).values(rows);
}
