import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { calendarDate, type Month } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { agreeCharge } from "#app/domain/charges/agree-charge.server.ts";
import { raiseStatements } from "#app/domain/charges/raise-statements.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { budgets } from "#db/schema/budgets.ts";
import { placements } from "#db/schema/placements.ts";
import { terms } from "#db/schema/terms.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aSchool, systemAct } from "#tests/support/world.ts";
import { aBudgetOf, aRunningPlacement } from "#tests/support/world-attendance.ts";
import { allCharges, balance, inDecember, mark, november, october } from "#tests/support/world-charges.ts";

withDatabase();

const month = (text: string) => text as Month;

test("a budget of an academic year bears March and April of one placement, each session once", async () => {
  const world = await anAuthority();
  const schoolId = await aSchool(world);
  const budgetId = await aBudgetOf(world, schoolId, 2025, pence(1_000_000));
  const academic = { startsOn: calendarDate("2025-09-01"), endsOn: calendarDate("2026-08-31") };
  await owner().update(budgets).set(academic).where(eq(budgets.id, budgetId));
  const dates = { startsOn: "2026-03-02", endsOn: "2026-05-15" };
  const placement = await aRunningPlacement(world, { schoolId, budgetId, ...dates });
  await mark(placement, inDecember, { from: dates.startsOn, to: dates.endsOn });
  for (const each of ["2026-03", "2026-04", "2026-05"])
    await raiseStatements(systemAct(world, inDecember), month(each));
  const rows = await allCharges();
  expect(rows.map(({ pence: charged, waitingPence }) => [charged, waitingPence])).toEqual([
    [8 * 4500, 0],
    [6 * 4500, 0],
    [4 * 4500, 0],
  ]);
  expect(await balance(world, budgetId)).toMatchObject({
    committedPence: 0,
    owedPence: placement.sessions.length * 4500,
  });
});

test("a last day set back beyond what was charged is credited, and the rest given back", async () => {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world);
  await mark(placement, inDecember, { from: "2026-09-07", to: "2026-11-30" });
  const act = systemAct(world, new Date("2026-12-22T09:00:00Z"));
  for (const each of [month("2026-09"), october, november]) await raiseStatements(act, each);
  const lead = { ...placement.lead, now: new Date("2026-12-23T09:00:00Z") };
  await endPlacement(lead, placement.id, { lastDay: calendarDate("2026-10-12"), reason: "planned_end" });
  await raiseStatements({ ...act, now: new Date("2027-01-04T09:00:00Z") }, month("2026-12"));
  const rows = await allCharges();
  const upTo = placement.sessions.filter(({ day }) => day <= "2026-10-12").length;
  expect(rows).toHaveLength(4);
  expect(rows.at(-1)).toMatchObject({ cumulativePence: upTo * 4500, sessionsPlanned: 0 });
  for (const { id } of rows) await agreeCharge(lead, id);
  expect(await balance(world, placement.budgetIds[0])).toMatchObject({
    committedPence: 0,
    owedPence: upTo * 4500,
  });
  await raiseStatements({ ...act, now: new Date("2027-02-04T09:00:00Z") }, month("2027-01"));
  expect(await allCharges()).toHaveLength(4);
});

test("sessions a new calendar puts into a year nobody reserved for wait, and hold up no other statement", async () => {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world, { startsOn: "2026-03-16", endsOn: "2026-04-12" });
  const other = await aRunningPlacement(world, { startsOn: "2026-04-13", endsOn: "2026-05-15" });
  await owner()
    .update(terms)
    .set({ startsOn: calendarDate("2026-04-06") })
    .where(eq(terms.name, "Summer 2026"));
  const added = { ...placement, sessions: [{ day: calendarDate("2026-04-06"), half: "am" as const }] };
  await mark(added, inDecember, { from: "2026-04-06", to: "2026-04-06" });
  await mark(other, inDecember, { from: "2026-04-13", to: "2026-04-30" });
  expect(await raiseStatements(systemAct(world, inDecember), month("2026-04"))).toMatchObject({
    raised: 2,
    waitingPence: 4500,
  });
  const [row] = await owner().select().from(placements).where(eq(placements.id, placement.id));
  const charge = (await allCharges()).find(({ placementId }) => placementId === row?.id);
  expect(charge).toMatchObject({ pence: 0, waitingPence: 4500 });
  expect(charge?.lines.reduce((all, line) => all + line.pence, 0)).toBe(0);
});
