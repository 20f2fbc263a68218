import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, earliest, financialYearOf, formatDay, londonDay } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { minus, type Pence, pence, plus, sum, zeroPence } from "#app/core/money.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { EndReason } from "#app/core/words/placements.ts";
import { release } from "#app/domain/budgets/ledger.server.ts";
import { lockBudgets, reservedFor } from "#app/domain/budgets/transfers.server.ts";
import { lockOffer, shortenPlaces } from "#app/domain/menu/places.server.ts";
import { cancelOpenChange } from "#app/domain/placements/changes/close-change.server.ts";
import { cumulativeParts, fundingParts } from "#app/domain/placements/funding.ts";
import { reservedPartsOf } from "#app/domain/placements/funding-rows.server.ts";
import { placementLifecycle } from "#app/domain/placements/lifecycle.ts";
import { agreedPrice, agreedSessionsOf, sharesOf } from "#app/domain/placements/planned.server.ts";
import { isCommissioner } from "#app/domain/placements/policy.ts";
import { loadPlacement, type PlacementRow } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

type Ending = { lastDay: CalendarDate; reason: EndReason };

/**
 * Ends a placement with a last day that has come. What was planned after it goes back to each budget at once;
 * what was planned up to it stays reserved until the statements have charged it.
 */
export function endPlacement(act: Act, placementId: string, { lastDay, reason }: Ending): Promise<void> {
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    ensure(isCommissioner(act.actor, placement), "Who commissioned a placement ends it");
    const status = step(placementLifecycle, "end", placement.status, "placement");
    ensureLastDay(placement, lastDay, londonDay(act.now));
    await lockOffer(tx, act, placement.offerId);

    await cancelOpenChange(tx, act, placement, "The placement ended");
    await shortenPlaces(tx, act, placement.id, lastDay);
    const releasedPence = await releaseAfter(tx, act, placement, lastDay);
    await tx
      .update(placements)
      .set({ status, endedOn: lastDay, endReason: reason, endedAt: act.now })
      .where(and(eq(placements.authorityId, placement.authorityId), eq(placements.id, placement.id)));
    await record(tx, act, {
      name: "placement.ended",
      subjectId: placement.id,
      details: { lastDay, reason, releasedPence },
    });
  });
}

function ensureLastDay(placement: PlacementRow, lastDay: CalendarDate, today: CalendarDate): void {
  const last = earliest(placement.endsOn, today);
  ensureRule(
    placement.startsOn <= lastDay && lastDay <= last,
    `Choose a last day from ${formatDay(placement.startsOn)} to ${formatDay(last)}`,
    "lastDay",
  );
}

/** Gives back to each budget what was reserved for sessions after the last day. Gives the total. */
async function releaseAfter(
  tx: Tx,
  act: Act,
  placement: PlacementRow,
  lastDay: CalendarDate,
): Promise<Pence> {
  const freed = await freedAfter(tx, act, placement, lastDay);
  await lockBudgets(tx, act, [...freed.keys()]);
  let total = zeroPence;
  for (const [budgetId, wanted] of [...freed].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const held = await reservedFor(tx, act, { budgetId, placementId: placement.id });
    const amount = pence(Math.min(wanted, held));
    if (amount <= 0) continue;
    await release(tx, act, { budgetId, placementId: placement.id, pence: amount, sourceId: placement.id });
    total = plus(total, amount);
  }
  return total;
}

/** By budget, what was reserved less what the sessions up to the last day may still be charged. */
export async function freedAfter(
  tx: Tx,
  act: Act,
  placement: PlacementRow,
  lastDay: CalendarDate,
): Promise<Map<string, Pence>> {
  const price = agreedPrice(placement);
  const sessions = await agreedSessionsOf(tx, act, placement);
  const planned = fundingParts(price, await sharesOf(tx, act, placement.id), sessions);
  const upTo = new Map<number, number>();
  for (const { day } of sessions)
    if (day <= lastDay) upTo.set(financialYearOf(day), (upTo.get(financialYearOf(day)) ?? 0) + 1);
  const kept = cumulativeParts(price, planned, upTo);
  const freed = new Map<string, Pence>();
  for (const part of await reservedPartsOf(tx, act, placement.id)) {
    const keep = sum(
      kept
        .filter(({ owner, financialYear }) => owner === part.ownerId && financialYear === part.financialYear)
        .map((one) => one.pence),
    );
    const more = pence(Math.max(0, minus(part.reservedPence, keep)));
    freed.set(part.budgetId, plus(freed.get(part.budgetId) ?? zeroPence, more));
  }
  return freed;
}
