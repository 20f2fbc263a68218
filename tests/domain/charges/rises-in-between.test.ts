/** A rise that waits while something else happens to its placement or its statement. */
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type CalendarDate, calendarDate, londonMoment, type Month } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { approveRise } from "#app/domain/charges/approve-rise.server.ts";
import { lapseRises } from "#app/domain/charges/lapse-rises.server.ts";
import { raiseStatements } from "#app/domain/charges/raise-statements.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { agreedSessionsOf } from "#app/domain/placements/planned.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { chargeRises, charges } from "#db/schema/charges.ts";
import { closures } from "#db/schema/terms.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, systemAct } from "#tests/support/world.ts";
import { balanceIn } from "#tests/support/world-budgets.ts";
import { aChange, extension, placementRow } from "#tests/support/world-changes.ts";
import { aCommissioning, actingOn, aPlacement, type Commissioning } from "#tests/support/world-placements.ts";

const day = calendarDate;
const allRises = () => owner().select().from(chargeRises).orderBy(chargeRises.raisedAt);

const on = (at: Commissioning, today: CalendarDate): Commissioning => ({
  ...at,
  lead: actingOn(at.lead, today),
  approver: actingOn(at.approver, today),
  supplier: { ...at.supplier, manager: actingOn(at.supplier.manager, today) },
});

async function markTo(at: Commissioning, placementId: string, to: string) {
  const act = systemAct(at.world);
  const row = await placementRow(placementId);
  const sessions = await transaction(act, (tx) => agreedSessionsOf(tx, act, row));
  const marks = sessions
    .filter((one) => one.day <= to)
    .map((one) => ({ ...one, placementId, code: one.half === "am" ? ("/" as const) : ("\\" as const) }));
  await markRegister(actingOn(at.supplier.manager, day("2026-12-09")), { marks });
}

const raise = (at: Commissioning, month: string, today: string) =>
  raiseStatements(systemAct(at.world, londonMoment(day(today), "06:00")), month as Month);

/** Tuesdays and Wednesdays to 1 December, of which half term was taken back: £90.00 wait with the November statement. */
async function aRiseOfARunningPlacement() {
  const at = await aCommissioning(await anAuthority());
  const placementId = await aPlacement(at, {
    status: "active",
    startsOn: day("2026-10-20"),
    endsOn: day("2026-12-01"),
    pattern: ["tue-am", "tue-pm", "wed-am", "wed-pm"],
  });
  await owner().delete(closures);
  await markTo(at, placementId, "2026-11-30");
  await raise(at, "2026-11", "2026-12-01");
  const [rise] = await allRises();
  return { at: on(at, day("2026-12-01")), placementId, riseId: rise?.id ?? "" };
}

describe("a rise that waits", () => {
  withDatabase();

  it("is not reserved a second time where a change has reserved it meanwhile", async () => {
    const { at, placementId, riseId } = await aRiseOfARunningPlacement();
    expect(await allRises()).toMatchObject([{ status: "waiting", pence: 9_000 }]);
    const asked = extension({
      endsOn: day("2026-12-08"),
      pattern: ["tue-am"],
      parentsAgreed: true,
    });
    await aChange(at, placementId, { status: "approved", asked });
    const left = 26 * 4_500 + 4_500 - 22 * 4_500;
    expect((await balanceIn(at.world, at.budgetId)).committedPence).toBe(left);
    await expect(approveRise(at.approver, riseId, pence(9_000))).rejects.toMatchObject({
      kind: "rule",
      message: expect.stringMatching(/has been changed since this statement/),
    });
    await lapseRises(systemAct(at.world), placementId);
    expect(await allRises()).toMatchObject([{ status: "lapsed" }]);
    expect((await balanceIn(at.world, at.budgetId)).committedPence).toBe(left);
    await markTo(at, placementId, "2026-12-08");
    await raise(at, "2026-12", "2027-01-01");
    expect((await owner().select().from(charges))[1]).toMatchObject({ pence: left, waitingPence: 0 });
    expect((await balanceIn(at.world, at.budgetId)).committedPence).toBe(0);
  });

  it("is not approved over another amount than the one that was read", async () => {
    const { at, placementId, riseId } = await aRiseOfARunningPlacement();
    await endPlacement(at.lead, placementId, { lastDay: day("2026-12-01"), reason: "planned_end" });
    await markTo(at, placementId, "2026-12-01");
    await raise(at, "2026-12", "2027-01-01");
    expect(await allRises()).toMatchObject([{ id: riseId, status: "waiting", pence: 18_000 }]);
    await expect(approveRise(at.approver, riseId, pence(9_000))).rejects.toMatchObject({
      kind: "conflict",
      message: "A newer statement makes it £180.00: look again before you approve",
    });
    await approveRise(at.approver, riseId, pence(18_000));
    expect(await allRises()).toMatchObject([{ status: "approved", pence: 18_000 }]);
    const other = await aPerson(at.world, "school_approver", { organisationId: at.schoolId });
    await expect(approveRise(other, riseId, pence(18_000))).rejects.toMatchObject({
      message: expect.stringMatching(/^Somebody else has approved this part meanwhile/),
    });
  });

  it("is there for what waited before anybody could be asked, with the next statements", async () => {
    const { at, placementId } = await aRiseOfARunningPlacement();
    await endPlacement(at.lead, placementId, { lastDay: day("2026-11-30"), reason: "planned_end" });
    await owner().transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.delete(chargeRises);
    });
    await raise(at, "2026-12", "2027-01-01");
    await raise(at, "2027-01", "2027-02-01");
    expect(await owner().select().from(charges)).toHaveLength(1);
    expect(await allRises()).toMatchObject([{ status: "waiting", pence: 9_000 }]);
  });
});
