import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { pence } from "#app/core/money.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { agreeCharge } from "#app/domain/charges/agree-charge.server.ts";
import { queryCharge } from "#app/domain/charges/query-charge.server.ts";
import { raiseStatements } from "#app/domain/charges/raise-statements.server.ts";
import { settleCharge } from "#app/domain/charges/settle-charge.server.ts";
import { transfers } from "#db/schema/budgets.ts";
import { chargeParts, charges } from "#db/schema/charges.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, systemAct } from "#tests/support/world.ts";
import { aRunningPlacement, marksFor } from "#tests/support/world-attendance.ts";
import {
  allCharges,
  aMarkedSeptember,
  balance,
  inNovember,
  mark,
  october,
  september,
} from "#tests/support/world-charges.ts";

withDatabase();

test("a late correction is a credit in the next month, also when all was paid", async () => {
  const { world, placement } = await aMarkedSeptember({ charged: "attended" });
  const finance = await aPerson(world, "finance_officer");
  await raiseStatements(finance, september);
  const [charge] = await allCharges();
  await agreeCharge(placement.lead, charge?.id ?? "");
  expect(await settleCharge(finance, charge?.id ?? "")).toBe(36_000);
  const wrong = marksFor(placement, { from: "2026-09-07", to: "2026-09-14", absent: "I" });
  await markRegister(
    { ...placement.provider.staff, now: inNovember },
    { marks: wrong, reason: "Entered for the wrong pupil" },
  );
  await raiseStatements({ ...finance, now: inNovember }, october);
  const credit = (await allCharges())[1];
  expect(credit).toMatchObject({ pence: -18_000, sessionsCharged: -4, cumulativePence: 18_000 });
  expect(credit?.lines[1]?.text).toBe("Credit for earlier months, after late changes: −4 sessions");
  expect(await balance(world, placement.budgetIds[0])).toMatchObject({ owedPence: 0, paidPence: 18_000 });
});

test("the last agreed statement of an ended placement gives back the rest", async () => {
  const { world, placement } = await aMarkedSeptember({ endedOn: "2026-09-28", charged: "attended" });
  await raiseStatements(systemAct(world), september);
  const [charge] = await allCharges();
  expect((await balance(world, placement.budgetIds[0]))?.committedPence).toBeGreaterThan(0);
  await agreeCharge(placement.lead, charge?.id ?? "");
  expect(await balance(world, placement.budgetIds[0])).toMatchObject({
    committedPence: 0,
    owedPence: 36_000,
  });
});

test("an ended placement is charged for its last month before that month is over", async () => {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world, { endedOn: "2026-10-05" });
  const running = await aRunningPlacement(world, { provider: placement.provider });
  await mark(placement, placement.lead.now, { from: "2026-10-05", to: "2026-10-05" });
  await raiseStatements(systemAct(world), october);
  expect(await allCharges()).toMatchObject([{ placementId: placement.id, pence: 9_000 }]);
  expect(running.id).not.toBe(placement.id);
});

test("what was not reported when the last statement was agreed waits beyond the reservation when marked", async () => {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world, { endedOn: "2026-09-28" });
  await mark(placement, placement.lead.now, { from: "2026-09-07", to: "2026-09-21" });
  await raiseStatements(systemAct(world), september);
  const [charge] = await allCharges();
  await agreeCharge(placement.lead, charge?.id ?? "");
  await mark(placement, inNovember, { from: "2026-09-28", to: "2026-09-28" });
  await raiseStatements(systemAct(world, inNovember), october);
  expect((await allCharges())[1]).toMatchObject({ pence: 0, waitingPence: 9_000, sessionsCharged: 2 });
});

test("a query stands beside a charge until it is agreed, and what is settled stays so", async () => {
  const { world, placement } = await aMarkedSeptember();
  const finance = await aPerson(world, "finance_officer");
  await raiseStatements(finance, september);
  const id = (await allCharges())[0]?.id ?? "";
  await queryCharge(placement.lead, id, { query: "Robin was at school on the 14th" });
  await expect(settleCharge(finance, id)).rejects.toMatchObject({ kind: "conflict" });
  await agreeCharge(finance, id);
  await expect(queryCharge(placement.lead, id, { query: "Again" })).rejects.toMatchObject({
    kind: "conflict",
  });
  await settleCharge(finance, id);
  await expect(settleCharge(finance, id)).rejects.toMatchObject({ kind: "conflict" });
  expect(await balance(world, placement.budgetIds[0])).toMatchObject({ owedPence: 0, paidPence: 36_000 });
});

test("two who agree at once: one does, the other is told", async () => {
  const { world, placement } = await aMarkedSeptember();
  await raiseStatements(systemAct(world), september);
  const id = (await allCharges())[0]?.id ?? "";
  const finance = await aPerson(world, "finance_officer");
  const results = await Promise.allSettled([agreeCharge(placement.lead, id), agreeCharge(finance, id)]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("what was charged equals what the ledger moved, whatever happened", async () => {
  const { world, placement } = await aMarkedSeptember({ charged: "attended" });
  await raiseStatements(systemAct(world), september);
  await markRegister(
    { ...placement.provider.staff, now: inNovember },
    {
      marks: marksFor(placement, { from: "2026-09-07", to: "2026-09-28", absent: "I" }),
      reason: "All wrong",
    },
  );
  await raiseStatements(systemAct(world, inNovember), october);
  const [moved] = await owner().execute<{ pence: string }>(sql`
    select sum(case when ${transfers.reason} = 'charge' then ${transfers.pence} else -${transfers.pence} end) as pence
    from ${transfers} where ${transfers.reason} in ('charge', 'correct')`);
  const parts = await owner().select().from(chargeParts);
  expect(parts.map((part) => part.pence)).toEqual([36_000, -36_000]);
  expect(Number(moved?.pence)).toBe(0);
});

test("the database keeps what was charged against the program itself", async () => {
  const { world } = await aMarkedSeptember();
  await raiseStatements(systemAct(world), september);
  await expect(
    owner()
      .update(charges)
      .set({ pence: pence(1) }),
  ).rejects.toThrow();
  await expect(owner().delete(charges)).rejects.toThrow();
  await expect(
    owner()
      .update(chargeParts)
      .set({ pence: pence(1) }),
  ).rejects.toThrow();
  const [row] = await allCharges();
  await expect(
    owner()
      .insert(charges)
      .values({ ...row, id: undefined, month: october } as typeof charges.$inferInsert),
  ).rejects.toThrow();
});
