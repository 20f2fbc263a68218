import { and, asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { Refusal } from "#app/core/refusal.ts";
import { approvePlacement } from "#app/domain/placements/approve-placement.server.ts";
import { acceptChange } from "#app/domain/placements/changes/accept-change.server.ts";
import { approveChange } from "#app/domain/placements/changes/approve-change.server.ts";
import { agreedSessionsOf } from "#app/domain/placements/planned.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { verify } from "#app/start/verify.server.ts";
import { transfers } from "#db/schema/budgets.ts";
import { bookings } from "#db/schema/menu.ts";
import { placementChangeApprovals, placementChanges } from "#db/schema/placement-changes.ts";
import { placementParts } from "#db/schema/placements.ts";
import { suspensions } from "#db/schema/quality.ts";
import { closures } from "#db/schema/terms.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, later, systemAct } from "#tests/support/world.ts";
import { aBudget, balanceIn } from "#tests/support/world-budgets.ts";
import { aChange, amendment, extension, placementRow } from "#tests/support/world-changes.ts";
import { aCommissioning, actingOn, aPlacement, type Commissioning } from "#tests/support/world-placements.ts";

const booked = async (placementId: string) =>
  (
    await owner()
      .select()
      .from(bookings)
      .where(eq(bookings.placementId, placementId))
      .orderBy(asc(bookings.half), asc(bookings.startsOn))
  ).map(({ half, startsOn, endsOn, heldUntil }) => [half, startsOn, endsOn, heldUntil === null]);

const statusOf = async (changeId: string) =>
  (await owner().select().from(placementChanges).where(eq(placementChanges.id, changeId)))[0]?.status;

async function plannedDays(at: Commissioning, placementId: string) {
  const act = systemAct(at.world);
  const row = await placementRow(placementId);
  return transaction(act, (tx) => agreedSessionsOf(tx, act, row));
}

describe("approving a change of a placement", () => {
  withDatabase({ pool: 20 });

  it("extends it: the later days are planned, booked and reserved", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    const changeId = await aChange(at, placementId, { status: "approved" });
    expect(await statusOf(changeId)).toBe("approved");
    expect(await placementRow(placementId)).toMatchObject({
      endsOn: "2026-12-18",
      pattern: ["mon-am", "mon-pm"],
      earlierPatterns: [],
      sessionsPlanned: 14,
      costPence: 63_000,
    });
    expect(await booked(placementId)).toEqual([
      ["mon-am", "2026-11-02", "2026-12-11", true],
      ["mon-am", "2026-12-12", "2026-12-18", true],
      ["mon-pm", "2026-11-02", "2026-12-11", true],
      ["mon-pm", "2026-12-12", "2026-12-18", true],
    ]);
    expect((await balanceIn(at.world, at.budgetId)).committedPence).toBe(63_000);
    expect(await owner().select().from(placementParts)).toMatchObject([{ reservedPence: 63_000 }]);
    expect(await verify()).toEqual([]);
  });

  it("amends it from a day on: the days before keep their half days", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    await aChange(at, placementId, { status: "approved", asked: amendment() });
    expect(await placementRow(placementId)).toMatchObject({
      endsOn: "2026-12-11",
      pattern: ["mon-am", "mon-pm", "tue-am"],
      earlierPatterns: [{ until: "2026-11-15", pattern: ["mon-am", "mon-pm"] }],
      sessionsPlanned: 16,
      costPence: 72_000,
    });
    const days = (await plannedDays(at, placementId)).map(({ day }) => day);
    expect(days.filter((day) => day < "2026-11-16")).toHaveLength(4);
    expect(days).toContain("2026-11-17");
    expect(days).not.toContain("2026-11-03");
    expect(await booked(placementId)).toContainEqual(["tue-am", "2026-11-16", "2026-12-11", true]);
    expect(await verify()).toEqual([]);
  });

  it("gives back what an amendment to less frees, at once and to the budget that bore it", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    await aChange(at, placementId, { status: "approved", asked: amendment({ pattern: ["mon-am"] }) });
    expect((await balanceIn(at.world, at.budgetId)).committedPence).toBe(54_000 - 4 * 4_500);
    const [release] = await owner().select().from(transfers).where(eq(transfers.reason, "release"));
    expect(release).toMatchObject({ pence: 18_000, placementId });
    expect(await booked(placementId)).toEqual([
      ["mon-am", "2026-11-02", "2026-11-15", true],
      ["mon-am", "2026-11-16", "2026-12-11", true],
      ["mon-pm", "2026-11-02", "2026-11-15", true],
    ]);
    expect(await verify()).toEqual([]);
  });

  it("takes one change after another, and a half day that goes and comes back", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    const asked = amendment({ pattern: ["mon-am"] });
    await aChange(at, placementId, { status: "approved", asked });
    const whole = extension({ pattern: ["mon-am", "mon-pm"] });
    await aChange(at, placementId, { status: "approved", asked: whole });
    const other = amendment({ startsOn: calendarDate("2026-12-07"), pattern: ["mon-pm", "tue-am"] });
    await aChange(at, placementId, { status: "approved", asked: other });
    expect(await placementRow(placementId)).toMatchObject({
      earlierPatterns: [
        { until: "2026-11-15", pattern: ["mon-am", "mon-pm"] },
        { until: "2026-12-06", pattern: ["mon-am"] },
      ],
      pattern: ["mon-pm", "tue-am"],
      endsOn: "2026-12-18",
      sessionsPlanned: 4 + 3 + 4,
    });
    expect(await verify()).toEqual([]);
  });

  it("changes nothing when the money is short, and says by how much", async () => {
    const at = await aCommissioning(await anAuthority(), { budget: 54_000 + 8_999 });
    const placementId = await aPlacement(at, { status: "approved" });
    const changeId = await aChange(at, placementId, { status: "accepted" });
    const part = { placementId, changeId, ownerId: at.schoolId };
    await expect(approveChange(at.approver, part)).rejects.toMatchObject({
      kind: "rule",
      message: expect.stringMatching(/^£0\.01 more is needed/),
    });
    expect(await statusOf(changeId)).toBe("accepted");
    expect((await placementRow(placementId)).endsOn).toBe("2026-12-11");
    expect((await balanceIn(at.world, at.budgetId)).committedPence).toBe(54_000);
    const [approval] = await owner().select().from(placementChangeApprovals);
    expect(approval?.approvedBy).toBeNull();
  });

  it("extends into the next financial year only where its budget is open", async () => {
    const at = await aCommissioning(await anAuthority());
    const wish = { startsOn: calendarDate("2027-01-04"), endsOn: calendarDate("2027-03-31") };
    const placementId = await aPlacement(at, { ...wish, status: "approved" });
    const asked = extension({ endsOn: calendarDate("2027-04-30") });
    const changeId = await aChange(at, placementId, { status: "accepted", asked });
    const part = { placementId, changeId, ownerId: at.schoolId };
    await expect(approveChange(at.approver, part)).rejects.toMatchObject({
      kind: "rule",
      message: expect.stringMatching(/approve to 31 March 2027 and extend when the next budget is open$/),
    });
    const next = await aBudget(at.world, at.schoolId, {
      name: "Alternative provision 2027 to 2028",
      startsOn: calendarDate("2027-04-01"),
      endsOn: calendarDate("2028-03-31"),
      pence: pence(100_000),
    });
    await approveChange(at.approver, part);
    expect((await balanceIn(at.world, next)).committedPence).toBe(6 * 4_500);
    expect((await balanceIn(at.world, at.budgetId)).committedPence).toBe(24 * 4_500);
    expect(await verify()).toEqual([]);
  });

  it("needs two people above the limit, neither of whom asked for the change", async () => {
    const at = await aCommissioning(await anAuthority(), { supplier: { pricePence: 40_000 } });
    const placementId = await aPlacement(at, { status: "approved" });
    const changeId = await aChange(at, placementId, { status: "accepted" });
    const part = { placementId, changeId, ownerId: at.schoolId };
    const deputy = { ...at.lead, actor: { ...at.lead.actor, deputy: true } };
    await expect(approveChange(deputy, part)).rejects.toMatchObject({ kind: "forbidden" });
    await approveChange(at.approver, part);
    await approveChange(at.approver, part);
    expect(await statusOf(changeId)).toBe("accepted");
    await approveChange(at.officer, part);
    expect(await statusOf(changeId)).toBe("approved");
  });

  it("lets two who press at once approve once, and moves the money once", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "approved" });
    const changeId = await aChange(at, placementId, { status: "accepted" });
    const part = { placementId, changeId, ownerId: at.schoolId };
    const other = await aPerson(at.world, "school_approver", { organisationId: at.schoolId });
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, (_, press) => approveChange(press % 2 ? at.approver : other, part)),
    );
    const bugs = all.filter((one) => one.status === "rejected" && !(one.reason instanceof Refusal));
    expect(bugs).toEqual([]);
    const second = all.find((one) => one.status === "rejected");
    expect(second?.reason.message).toMatch(/^Somebody else has approved this part meanwhile/);
    const commits = await owner()
      .select()
      .from(transfers)
      .where(and(eq(transfers.reason, "commit"), eq(transfers.sourceId, changeId)));
    expect(commits).toHaveLength(1);
    expect(await verify()).toEqual([]);
  });

  it("refuses a place that somebody else took while the hold had run out", async () => {
    const at = await aCommissioning(await anAuthority(), { supplier: { places: 1 } });
    const placementId = await aPlacement(at, { status: "approved" });
    const changeId = await aChange(at, placementId, { status: "accepted" });
    const lateAt = {
      ...at,
      lead: later(at.lead, 24),
      approver: later(at.approver, 24),
      supplier: { ...at.supplier, manager: later(at.supplier.manager, 24) },
    };
    const days = { startsOn: calendarDate("2026-12-14"), endsOn: calendarDate("2026-12-18") };
    await aPlacement(lateAt, { ...days, pattern: ["mon-pm"], status: "approved" });
    await expect(
      approveChange(lateAt.approver, { placementId, changeId, ownerId: at.schoolId }),
    ).rejects.toMatchObject({
      message: "Monday afternoon is full on 14 December 2026: the one place is taken",
    });
    expect(await verify()).toEqual([]);
  });

  it("refuses once its first day has come, and where the provider is suspended", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "approved" });
    const changeId = await aChange(at, placementId, { status: "accepted", asked: amendment() });
    const part = { placementId, changeId, ownerId: at.schoolId };
    const tooLate = actingOn(at.approver, calendarDate("2026-11-16"));
    await expect(approveChange(tooLate, part)).rejects.toMatchObject({
      message: "This change was to begin on 16 November 2026, which has come: cancel it and ask again",
    });
    await owner()
      .insert(suspensions)
      .values({
        authorityId: at.world.authorityId,
        providerId: at.supplier.providerId,
        reason: "A concern",
        suspendedBy: at.officer.actor.userId,
        suspendedAt: at.officer.now,
        startsOn: calendarDate("2026-10-07"),
      });
    await expect(approveChange(at.approver, part)).rejects.toMatchObject({
      message: expect.stringMatching(/^This provider cannot be commissioned today/),
    });
  });

  it("refuses what the calendar has made dearer than was asked for", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, {
      status: "approved",
      startsOn: calendarDate("2026-10-12"),
      endsOn: calendarDate("2026-10-23"),
      pattern: ["tue-am"],
    });
    const asked = extension({ endsOn: calendarDate("2026-11-06"), pattern: ["tue-am"] });
    const changeId = await aChange(at, placementId, { status: "accepted", asked });
    await owner().delete(closures);
    await expect(
      approveChange(at.approver, { placementId, changeId, ownerId: at.schoolId }),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/would now cost £180\.00 instead of £135\.00/),
    });
  });

  it("waits for the provider, and for every budget holder", async () => {
    const at = await aCommissioning(await anAuthority());
    const partnershipBudget = await aBudget(at.world, at.partnershipId, { pence: pence(100_000) });
    const funding = { school: 60, partnership: 40 };
    const placementId = await aPlacement(at, { funding, status: "accepted" });
    await approvePlacement(at.approver, placementId, at.schoolId);
    await approvePlacement(at.coordinator, placementId, at.partnershipId);
    const changeId = await aChange(at, placementId);
    const part = { placementId, changeId, ownerId: at.schoolId };
    await expect(approveChange(at.approver, part)).rejects.toMatchObject({ kind: "conflict" });
    await acceptChange(at.supplier.manager, part);
    await approveChange(at.approver, part);
    expect(await statusOf(changeId)).toBe("accepted");
    const theirs = { ...part, ownerId: at.partnershipId };
    await expect(approveChange(at.approver, theirs)).rejects.toMatchObject({ kind: "forbidden" });
    await approveChange(at.coordinator, theirs);
    expect(await statusOf(changeId)).toBe("approved");
    expect((await balanceIn(at.world, partnershipBudget)).committedPence).toBe(25_200);
    expect(await verify()).toEqual([]);
  });
});
