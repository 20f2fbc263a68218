/** Months that have been marked, for statements. */
import type { Month } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { balancesOf } from "#app/domain/budgets/balances.server.ts";
import { release } from "#app/domain/budgets/ledger.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { charges } from "#db/schema/charges.ts";
import { owner } from "#tests/support/database.ts";
import { anAuthority, systemAct, type World } from "#tests/support/world.ts";
import {
  aRunningPlacement,
  marksFor,
  type PlacementWish,
  type RunningPlacement,
} from "#tests/support/world-attendance.ts";

export const september = "2026-09" as Month;
export const october = "2026-10" as Month;
export const november = "2026-11" as Month;
export const inNovember = new Date("2026-11-04T09:00:00Z");
export const inDecember = new Date("2026-12-21T09:00:00Z");

export async function aMarkedSeptember(wish: PlacementWish = {}) {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world, wish);
  await markRegister(placement.provider.staff, {
    marks: marksFor(placement, { from: "2026-09-01", to: "2026-09-30" }),
  });
  return { world, placement };
}

/** Every Monday of these days, marked at a later moment. */
export function mark(
  placement: RunningPlacement,
  at: Date,
  span: { from: string; to: string; absent?: "I" },
) {
  return markRegister({ ...placement.provider.staff, now: at }, { marks: marksFor(placement, span) });
}

export async function balance(world: World, budgetId: string | undefined) {
  const act = systemAct(world);
  return (await transaction(act, (tx) => balancesOf(tx, act, [budgetId ?? ""]))).get(budgetId ?? "");
}

export const allCharges = () => owner().select().from(charges).orderBy(charges.month);

/** Marks an ended placement in full with a pound left of its reservation, so that its statement goes beyond it. */
export async function overdraw(world: World, ended: RunningPlacement, span: { from: string; to: string }) {
  const act = systemAct(world);
  await markRegister(ended.provider.staff, { marks: marksFor(ended, span) });
  const fact = { budgetId: ended.budgetIds[0] ?? "", placementId: ended.id, sourceId: ended.id };
  const freed = pence(ended.sessions.length * 4_500 - 100);
  await transaction(act, (tx) => release(tx, act, { ...fact, pence: freed }));
}
