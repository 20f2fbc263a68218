import { expect, test } from "vitest";
import { calendarDate, type Month } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { notifyAbsence } from "#app/domain/attendance/notify-absence.server.ts";
import { release } from "#app/domain/budgets/ledger.server.ts";
import { raiseStatements } from "#app/domain/charges/raise-statements.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { chargeParts } from "#db/schema/charges.ts";
import { placements } from "#db/schema/placements.ts";
import { events } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPartnership, aPerson, aSchool, systemAct } from "#tests/support/world.ts";
import { aRunningPlacement, marksFor } from "#tests/support/world-attendance.ts";
import {
  allCharges,
  aMarkedSeptember,
  balance,
  inDecember,
  inNovember,
  mark,
  november,
  october,
  september,
} from "#tests/support/world-charges.ts";

withDatabase();

test("a month is charged by its sessions, from what was reserved, and owed to the provider", async () => {
  const { world, placement } = await aMarkedSeptember();
  const before = await balance(world, placement.budgetIds[0]);
  expect(await raiseStatements(systemAct(world), september)).toEqual({
    raised: 1,
    pence: 36_000,
    waitingPence: 0,
  });
  const [charge] = await allCharges();
  expect(charge).toMatchObject({
    pence: 36_000,
    cumulativePence: 36_000,
    waitingPence: 0,
    vatPence: 0,
    sessionsPlanned: 8,
    sessionsAttended: 8,
    sessionsCharged: 8,
    sessionsNotReported: 0,
    status: "raised",
    lines: [{ text: "September 2026: 8 sessions at £45.00 per session", sessions: 8, pence: 36_000 }],
  });
  const after = await balance(world, placement.budgetIds[0]);
  expect(after?.owedPence).toBe(36_000);
  expect(after?.committedPence).toBe((before?.committedPence ?? 0) - 36_000);
  const names = (await owner().select().from(events)).map(({ name }) => name);
  expect(names).toEqual(["register.marked", "charge.raised", "statement.raised"]);
});

test("a month raised twice is charged once", async () => {
  const { world } = await aMarkedSeptember();
  await raiseStatements(systemAct(world), september);
  expect(await raiseStatements(systemAct(world), september)).toMatchObject({ raised: 0, pence: 0 });
  expect(await allCharges()).toHaveLength(1);
});

test("a month raised by eight at once is charged once", async () => {
  const { world, placement } = await aMarkedSeptember();
  await aRunningPlacement(world, { provider: placement.provider, schoolId: placement.schoolId });
  const results = await Promise.all(
    Array.from({ length: 8 }, () => raiseStatements(systemAct(world), september)),
  );
  expect(results.map(({ raised }) => raised).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 2]);
  expect((await balance(world, placement.budgetIds[0]))?.owedPence).toBe(36_000);
});

test("who may not raise is told so, and so is who is too early", async () => {
  const { world, placement } = await aMarkedSeptember();
  await expect(raiseStatements(placement.lead, september)).rejects.toMatchObject({ kind: "forbidden" });
  const finance = await aPerson(world, "finance_officer");
  await expect(raiseStatements(finance, november)).rejects.toMatchObject({ kind: "rule", field: "month" });
  expect(await raiseStatements(finance, october)).toMatchObject({ raised: 0 });
  expect(await allCharges()).toEqual([]);
});

test("what is not reported is not charged until it is marked, then in a later month", async () => {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world);
  await mark(placement, inNovember, { from: "2026-09-07", to: "2026-09-14" });
  await raiseStatements(systemAct(world, inNovember), september);
  await mark(placement, inNovember, { from: "2026-09-21", to: "2026-10-31" });
  await raiseStatements(systemAct(world, inNovember), october);
  const [first, second] = await allCharges();
  expect(first).toMatchObject({ pence: 18_000, sessionsNotReported: 4, sessionsCharged: 4 });
  expect(second).toMatchObject({
    pence: 45_000,
    sessionsPlanned: 6,
    sessionsCharged: 10,
    cumulativePence: 63_000,
  });
  expect(second?.lines).toEqual([
    { text: "October 2026: 6 sessions at £45.00 per session", sessions: 6, pence: 27_000 },
    { text: "Earlier months, not charged until now: 4 sessions", sessions: 4, pence: 18_000 },
  ]);
});

test("nothing is charged beyond what is reserved: the rest waits and the statement says so", async () => {
  const { world, placement } = await aMarkedSeptember();
  const act = systemAct(world);
  const budgetId = placement.budgetIds[0] ?? "";
  const reserved = placement.sessions.length * 4500;
  await transaction(act, (tx) =>
    release(tx, act, {
      budgetId,
      placementId: placement.id,
      pence: pence(reserved - 30_000),
      sourceId: placement.id,
    }),
  );
  expect(await raiseStatements(act, september)).toEqual({ raised: 1, pence: 30_000, waitingPence: 6_000 });
  const [charge] = await allCharges();
  expect(charge?.lines.at(-1)).toEqual({
    text: "Beyond what is reserved for this placement: waits for approval",
    sessions: 0,
    pence: -6_000,
  });
  expect(charge?.lines.reduce((all, line) => all + line.pence, 0)).toBe(charge?.pence);
});

test("absences told in time are not charged where the offer says so", async () => {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world, { charged: "booked_with_notice", noticeDays: 3 });
  const told = (now: string, day: string) =>
    notifyAbsence(
      { ...placement.lead, now: new Date(now) },
      { placementId: placement.id, day: calendarDate(day), halves: ["am", "pm"], reason: "Away" },
    );
  await told("2026-09-09T09:00:00Z", "2026-09-14");
  await told("2026-09-18T09:00:00Z", "2026-09-21");
  await markRegister(placement.provider.staff, {
    marks: marksFor(placement, { from: "2026-09-01", to: "2026-09-30", absent: "I" }),
  });
  await raiseStatements(systemAct(world), september);
  expect(await allCharges()).toMatchObject([{ sessionsCharged: 6, pence: 27_000, sessionsAttended: 0 }]);
});

test("three owners bear their shares, pennies by largest remainder, in each financial year", async () => {
  const world = await anAuthority();
  const schoolId = await aSchool(world);
  const other = await aSchool(world);
  const partnership = await aPartnership(world, [schoolId]);
  const placement = await aRunningPlacement(world, {
    schoolId,
    startsOn: "2026-03-23",
    endsOn: "2026-04-20",
    pricePence: 3333,
    shares: [
      { owner: schoolId, percent: 34 },
      { owner: other, percent: 33 },
      { owner: partnership, percent: 33 },
    ],
  });
  await markRegister(placement.provider.staff, {
    marks: marksFor(placement, { from: "2026-03-01", to: "2026-04-30" }),
  });
  await raiseStatements(systemAct(world), "2026-03" as Month);
  await raiseStatements(systemAct(world), "2026-04" as Month);
  expect((await allCharges()).map((charge) => charge.pence)).toEqual([6_666, 13_332]);
  const parts = await owner().select().from(chargeParts);
  expect(parts).toHaveLength(6);
  for (const budgetId of placement.budgetIds)
    expect(await balance(world, budgetId)).toMatchObject({ committedPence: 0 });
});

test("weekly prices never drift: the months add to the price of all the sessions", async () => {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world, {
    basis: "week",
    pricePence: 33_333,
    joiningFeePence: 5_000,
    vatTreatment: "standard",
    vatRatePercent: 20,
  });
  await mark(placement, inDecember, { from: "2026-09-01", to: "2026-12-18" });
  for (const month of [september, october, november])
    await raiseStatements(systemAct(world, inDecember), month);
  await owner()
    .update(placements)
    .set({ status: "ended", endedOn: calendarDate("2026-12-18"), endReason: "planned_end" });
  await raiseStatements(systemAct(world, inDecember), "2026-12" as Month);
  const rows = await allCharges();
  const sessions = placement.sessions.length;
  expect(rows.reduce((all, row) => all + row.pence, 0)).toBe(Math.round((33_333 * sessions) / 10) + 5_000);
  expect(rows[0]?.lines[1]).toMatchObject({ text: "Joining fee, charged once", pence: 5_000 });
  expect(rows[0]?.vatPence).toBe(Math.round((rows[0]?.pence ?? 0) * 0.2));
});
