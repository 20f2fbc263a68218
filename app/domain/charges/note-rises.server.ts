import { and, desc, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import type { BudgetPart } from "#app/domain/charges/work-out.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { budgets } from "#db/schema/budgets.ts";
import { chargeRises } from "#db/schema/charges.ts";

export type RiseRow = typeof chargeRises.$inferSelect;

type Said = { placementId: string; chargeId: string; rises: readonly BudgetPart[] };

/**
 * Writes down what a statement charges beyond the reservation of each budget, so that its holder can answer. What
 * waits already follows the newest statement, and begins its approvals anew when it is another amount; what is
 * no longer due lapses; what was refused is not asked again unless it has grown.
 */
export async function noteRises(tx: Tx, act: Act, { placementId, chargeId, rises }: Said): Promise<void> {
  const before = await tx
    .select()
    .from(chargeRises)
    .where(and(eq(chargeRises.authorityId, act.actor.authorityId), eq(chargeRises.placementId, placementId)))
    .orderBy(desc(chargeRises.raisedAt), desc(chargeRises.id));
  const isDue = (row: RiseRow) => rises.some(({ budgetId }) => budgetId === row.budgetId);
  const lapsed = before.filter((row) => row.status === "waiting" && !isDue(row));
  if (lapsed.length > 0) await lapse(tx, act, lapsed);
  for (const rise of rises) {
    const own = before.filter(({ budgetId }) => budgetId === rise.budgetId);
    const waiting = own.find(({ status }) => status === "waiting");
    const [last] = own;
    if (waiting) await follow(tx, act, waiting, { chargeId, pence: rise.pence });
    else if (last?.status !== "refused" || last.pence < rise.pence)
      await open(tx, act, { placementId, chargeId, rise });
  }
}

const these = (act: Act, rows: readonly RiseRow[]) =>
  and(
    eq(chargeRises.authorityId, act.actor.authorityId),
    inArray(
      chargeRises.id,
      rows.map(({ id }) => id),
    ),
  );

/** Nobody need answer these any more. */
export async function lapse(tx: Tx, act: Act, rows: readonly RiseRow[]): Promise<void> {
  await tx.update(chargeRises).set({ status: "lapsed", closedAt: act.now }).where(these(act, rows));
}

async function follow(
  tx: Tx,
  act: Act,
  waiting: RiseRow,
  said: Pick<RiseRow, "chargeId" | "pence">,
): Promise<void> {
  const anew = { approvedBy: null, approvedAt: null, secondedBy: null, secondedAt: null };
  await tx
    .update(chargeRises)
    .set({ ...said, ...(said.pence === waiting.pence ? {} : anew) })
    .where(these(act, [waiting]));
}

type Opening = { placementId: string; chargeId: string; rise: BudgetPart };

async function open(tx: Tx, act: Act, { placementId, chargeId, rise }: Opening): Promise<void> {
  const { authorityId } = act.actor;
  const { budgetId, pence } = rise;
  const [budget] = await tx
    .select({ ownerId: budgets.ownerId })
    .from(budgets)
    .where(and(eq(budgets.authorityId, authorityId), eq(budgets.id, budgetId)));
  const ownerId = budget?.ownerId ?? refuse("not_found", "There is no such budget");
  const [row] = await tx
    .insert(chargeRises)
    .values({ authorityId, placementId, chargeId, budgetId, ownerId, pence, raisedAt: act.now })
    .returning({ id: chargeRises.id });
  await record(tx, act, {
    name: "placement.rise_raised",
    subjectId: placementId,
    details: { riseId: row?.id, ownerId, pence },
  });
}
