import { expect, test } from "vitest";
import type { Month } from "#app/core/calendar.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { agreeCharge } from "#app/domain/charges/agree-charge.server.ts";
import * as chargesDesk from "#app/domain/charges/desk.server.ts";
import {
  findCharge,
  findStatement,
  listChargedProviders,
  listChargesOf,
  listMonthsToRaise,
  listStatements,
} from "#app/domain/charges/queries.server.ts";
import { queryCharge } from "#app/domain/charges/query-charge.server.ts";
import { raiseStatements } from "#app/domain/charges/raise-statements.server.ts";
import { settleCharge } from "#app/domain/charges/settle-charge.server.ts";
import { charges } from "#db/schema/charges.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { todosAt } from "#tests/support/desks.ts";
import { anAuthority, aPerson, systemAct, visitorAct } from "#tests/support/world.ts";
import { aRunningPlacement, marksFor } from "#tests/support/world-attendance.ts";

withDatabase();

const september = "2026-09" as Month;

async function aRaisedMonth() {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world, { endedOn: "2026-09-28" });
  const other = await aRunningPlacement(world, { provider: placement.provider });
  for (const one of [placement, other])
    await markRegister(one.provider.staff, {
      marks: marksFor(one, { from: "2026-09-01", to: "2026-09-28" }),
    });
  await raiseStatements(systemAct(world), september);
  const rows = await owner().select().from(charges);
  const chargeId = rows.find(({ placementId }) => placementId === placement.id)?.id ?? "";
  return { world, placement, other, chargeId, providerId: placement.provider.providerId };
}

test("each sees its own part of a statement: the school its lines, finance and the provider all", async () => {
  const { world, placement, providerId } = await aRaisedMonth();
  const manager = await aPerson(world, "provider_manager", { organisationId: providerId });
  const finance = await aPerson(world, "finance_officer");
  for (const [act, lines] of [
    [placement.lead, 1],
    [manager, 2],
    [finance, 2],
  ] as const) {
    expect((await findStatement(act, providerId, september))?.lines).toHaveLength(lines);
    expect(await listStatements(act)).toMatchObject({
      total: 1,
      rows: [{ charges: lines, pence: lines * 36_000 }],
    });
    expect(await listChargedProviders(act)).toHaveLength(1);
  }
  expect(await listStatements(finance, { status: "queried" })).toEqual({ rows: [], total: 0 });
  const months = await listMonthsToRaise(finance);
  expect(months.find(({ month }) => month === september)).toMatchObject({ charges: 2, waitingToBeRaised: 0 });
});

test("a school is asked to agree what it commissioned, not what the authority did for its pupils", async () => {
  const { world, placement, providerId } = await aRaisedMonth();
  const { schoolId } = placement;
  await aRunningPlacement(world, {
    ...{ schoolId, commissionerId: world.authorityId, endedOn: "2026-09-28" },
    shares: [{ owner: world.authorityId, percent: 100 }],
  });
  await raiseStatements(systemAct(world), september);
  const approver = await aPerson(world, "school_approver", { organisationId: schoolId });
  for (const act of [placement.lead, approver]) {
    expect(await todosAt(act, chargesDesk)).toMatchObject([
      { text: "Statements with lines to agree", count: 1, to: "/statements?status=raised&own=yes" },
    ]);
    expect((await listStatements(act, { status: "raised" })).total).toBe(2);
    const { rows, total } = await listStatements(act, { status: "raised", isOwn: true });
    expect([total, rows.map((row) => row.providerId)]).toEqual([1, [providerId]]);
  }
  const finance = await aPerson(world, "finance_officer");
  expect((await todosAt(finance, chargesDesk))[0]).toMatchObject({
    count: 2,
    to: "/statements?status=raised",
  });
});

test("a provider reads its old statements when the placement is long out of its sight", async () => {
  const { world, providerId } = await aRaisedMonth();
  const manager = await aPerson(world, "provider_manager", {
    organisationId: providerId,
    at: new Date("2027-06-01T09:00:00Z"),
  });
  expect((await findStatement(manager, providerId, september))?.lines).toHaveLength(2);
});

test("a stranger sees and does nothing with any charge", async () => {
  const { world, placement, chargeId, providerId } = await aRaisedMonth();
  const elsewhere = await anAuthority();
  const strangers = [
    await aPerson(world, "provider_manager"),
    placement.provider.staff,
    await aPerson(world, "school_lead"),
    await aPerson(world, "partnership_coordinator"),
    await aPerson(world, "development_officer"),
    await aPerson(elsewhere, "finance_officer"),
    visitorAct(world),
  ];
  for (const stranger of strangers) {
    expect(await listStatements(stranger)).toEqual({ rows: [], total: 0 });
    expect(await findStatement(stranger, providerId, september)).toBeUndefined();
    expect(await findCharge(stranger, chargeId)).toBeUndefined();
    expect(await listChargesOf(stranger, placement.id)).toEqual([]);
    expect(await listChargedProviders(stranger)).toEqual([]);
    for (const verb of [agreeCharge, settleCharge])
      await expect(verb(stranger, chargeId)).rejects.toMatchObject({ kind: "not_found" });
    await expect(queryCharge(stranger, chargeId, { query: "?" })).rejects.toMatchObject({
      kind: "not_found",
    });
  }
});

test("a provider's manager sees a charge but neither agrees nor settles it", async () => {
  const { world, chargeId, providerId } = await aRaisedMonth();
  const manager = await aPerson(world, "provider_manager", { organisationId: providerId });
  expect(await findCharge(manager, chargeId)).toBeDefined();
  for (const verb of [agreeCharge, settleCharge])
    await expect(verb(manager, chargeId)).rejects.toMatchObject({ kind: "forbidden" });
});
