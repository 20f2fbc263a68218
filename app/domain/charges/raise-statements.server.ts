import type { Act } from "#app/core/actor.ts";
import { formatMonth, londonDay, type Month, monthOf } from "#app/core/calendar.ts";
import { type Pence, sum } from "#app/core/money.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { charge as chargeBudget } from "#app/domain/budgets/ledger.server.ts";
import { lockBudgets } from "#app/domain/budgets/transfers.server.ts";
import {
  loadChargeFacts,
  lockPlacementsToCharge,
  type PlacementToCharge,
} from "#app/domain/charges/charge-facts.server.ts";
import { noteRises } from "#app/domain/charges/note-rises.server.ts";
import { canRaise } from "#app/domain/charges/policy.ts";
import { type WorkedOut, workOut } from "#app/domain/charges/work-out.ts";
import { vatOn } from "#app/domain/menu/pricing.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { chargeParts, charges } from "#db/schema/charges.ts";

export type StatementsRaised = {
  readonly raised: number;
  readonly pence: Pence;
  /** What lies beyond reservations and waits for approval. */
  readonly waitingPence: Pence;
};

type Due = PlacementToCharge & { readonly worked: WorkedOut };

/**
 * Raises the statements of a month: one charge for each placement that ran in it, moved from committed to
 * owed in each budget by what is due there. A month is raised once for a placement, whoever asks and however
 * often; a month still running only for placements that have already ended in it. Refuses (rule) a month
 * still to come.
 */
export function raiseStatements(act: Act, month: Month): Promise<StatementsRaised> {
  return transaction(act, async (tx) => {
    ensure(canRaise(act.actor), "Only the authority's finance officers raise statements");
    ensureRule(
      month <= monthOf(londonDay(act.now)),
      `${formatMonth(month)} is still to come, so there is nothing to charge for it yet`,
      "month",
    );
    const placements = await lockPlacementsToCharge(tx, act, month);
    const facts = await loadChargeFacts(tx, act, placements, month);
    const worked = facts.map((one) => ({ ...one, worked: workOut(one.facts) }));
    const due = worked.filter(saysSomething);

    await lockBudgets(tx, act, due.flatMap(budgetsOf));
    for (const one of due) await raiseCharge(tx, act, month, one);
    for (const one of worked) if (!saysSomething(one)) await noteStillWaiting(tx, act, one);
    await recordByProvider(tx, act, month, due);
    return {
      raised: due.length,
      pence: sum(due.map(({ worked }) => worked.pence)),
      waitingPence: sum(due.map(({ worked }) => worked.waitingPence)),
    };
  });
}

function saysSomething({ worked, isLast }: Due): boolean {
  return isLast || worked.sessionsPlanned > 0 || worked.pence !== 0 || worked.sessionsCharged !== 0;
}

const budgetsOf = ({ worked }: Due): string[] => worked.parts.map(({ budgetId }) => budgetId);

async function raiseCharge(tx: Tx, act: Act, month: Month, due: Due): Promise<void> {
  const { placement, worked } = due;
  const { parts: _parts, rises, ...figures } = worked;
  const [row] = await tx
    .insert(charges)
    .values({
      authorityId: act.actor.authorityId,
      placementId: placement.id,
      placementReference: placement.reference,
      providerId: placement.providerId,
      schoolId: placement.schoolId,
      commissionerId: placement.commissionerId,
      month,
      ...figures,
      vatPence: vatOn(worked.pence, placement.vatTreatment, placement.vatRatePercent),
      raisedAt: act.now,
    })
    .returning({ id: charges.id });
  if (row === undefined) throw new Error("The charge was not written");
  await chargeBudgets(tx, act, row.id, due);
  await noteRises(tx, act, { placementId: placement.id, chargeId: row.id, rises });
  const details = {
    placementId: placement.id,
    month,
    pence: worked.pence,
    waitingPence: worked.waitingPence,
  };
  await record(tx, act, { name: "charge.raised", subjectId: row.id, details });
}

/** What waits since an earlier statement, perhaps from before anybody was asked, is asked for though this month adds nothing. */
async function noteStillWaiting(tx: Tx, act: Act, { placement, worked, chargedLast }: Due): Promise<void> {
  if (worked.rises.length === 0 || chargedLast === undefined) return;
  const { id: placementId } = placement;
  await noteRises(tx, act, { placementId, chargeId: chargedLast.id, rises: worked.rises });
}

async function chargeBudgets(tx: Tx, act: Act, chargeId: string, due: Due): Promise<void> {
  const { placement, worked } = due;
  for (const { budgetId, pence } of worked.parts) {
    await tx.insert(chargeParts).values({ authorityId: act.actor.authorityId, chargeId, budgetId, pence });
    await chargeBudget(tx, act, {
      budgetId,
      placementId: placement.id,
      payeeId: placement.providerId,
      sourceId: chargeId,
      pence,
    });
  }
}

/** One event for each provider's statement, from which its school and the provider are told. */
async function recordByProvider(tx: Tx, act: Act, month: Month, due: readonly Due[]): Promise<void> {
  for (const providerId of new Set(due.map(({ placement }) => placement.providerId))) {
    const own = due.filter(({ placement }) => placement.providerId === providerId);
    const details = {
      month,
      charges: own.length,
      pence: sum(own.map(({ worked }) => worked.pence)),
      schoolIds: [...new Set(own.map(({ placement }) => placement.schoolId))],
    };
    await record(tx, act, { name: "statement.raised", subjectId: providerId, details });
  }
}
