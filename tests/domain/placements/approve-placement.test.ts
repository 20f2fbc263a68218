import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { Refusal } from "#app/core/refusal.ts";
import { openBudget } from "#app/domain/budgets/open-budget.server.ts";
import { acceptPlacement } from "#app/domain/placements/accept-placement.server.ts";
import { listFunding } from "#app/domain/placements/approval.server.ts";
import { approvePlacement } from "#app/domain/placements/approve-placement.server.ts";
import { transfers } from "#db/schema/budgets.ts";
import { bookings } from "#db/schema/menu.ts";
import { authorities } from "#db/schema/organisations.ts";
import { placementFunding, placementParts, placements } from "#db/schema/placements.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, later, now, systemAct } from "#tests/support/world.ts";
import { aBudget, balanceIn } from "#tests/support/world-budgets.ts";
import { aCommissioning, aPlacement, type Commissioning } from "#tests/support/world-placements.ts";

const cost = 54_000;

async function statusOf(id: string) {
  const [row] = await owner().select().from(placements).where(eq(placements.id, id));
  return row?.status;
}

async function countApproved() {
  return owner().$count(placements, eq(placements.status, "approved"));
}

/** What became of many acts at once: how many were done, and the sentences of those refused. */
async function outcomesOf(acts: readonly Promise<unknown>[]) {
  const settled = await Promise.allSettled(acts);
  const refused = settled.flatMap((one) => (one.status === "rejected" ? [one.reason as Error] : []));
  const bugs = refused.filter((error) => !(error instanceof Refusal));
  expect(bugs).toEqual([]);
  return { done: settled.length - refused.length, sentences: refused.map(({ message }) => message) };
}

/** The same accepted placement many times over: copies of one made by the commands. */
async function acceptedCopies(at: Commissioning, many: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < many; index += 1) ids.push(await aPlacement(at, { status: "accepted" }));
  return ids;
}

describe("approving a placement", () => {
  withDatabase({ pool: 20 });

  it("reserves its full cost, makes its places firm and says so", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "accepted" });
    await approvePlacement(at.approver, id, at.schoolId);
    expect(await statusOf(id)).toBe("approved");
    const { availablePence, committedPence } = await balanceIn(at.world, at.budgetId);
    expect([availablePence, committedPence]).toEqual([2_000_000 - cost, cost]);
    const held = await owner().select().from(bookings);
    expect(held.map(({ half, heldUntil }) => [half, heldUntil])).toEqual([
      ["mon-am", null],
      ["mon-pm", null],
    ]);
    const [part] = await owner().select().from(placementParts);
    expect(part).toMatchObject({ placementId: id, financialYear: 2026, reservedPence: cost });
  });

  it("goes by the usual limit where the one that is stored makes no sense", async () => {
    const at = await aCommissioning(await anAuthority());
    for (const secondApproverAbovePence of ["plenty", "1", 1.5, -1, 100_000_001]) {
      await owner().update(authorities).set({ settings: { secondApproverAbovePence } });
      const id = await aPlacement(at, { status: "accepted" });
      await approvePlacement(at.approver, id, at.schoolId);
      expect([secondApproverAbovePence, await statusOf(id)]).toEqual([secondApproverAbovePence, "approved"]);
    }
  });

  it("says how much is missing in which budget, and changes nothing", async () => {
    const at = await aCommissioning(await anAuthority(), { budget: cost - 1 });
    const id = await aPlacement(at, { status: "accepted" });
    await expect(approvePlacement(at.approver, id, at.schoolId)).rejects.toMatchObject({
      kind: "rule",
      message: expect.stringMatching(/^£0\.01 more is needed: Alternative provision 2026 to 2027/),
    });
    expect(await statusOf(id)).toBe("accepted");
    expect((await balanceIn(at.world, at.budgetId)).committedPence).toBe(0);
    const [part] = await owner().select().from(placementFunding);
    expect(part?.approvedBy).toBeNull();
  });

  it("moves the money once however often the button is pressed", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "accepted" });
    await Promise.all(Array.from({ length: 8 }, () => approvePlacement(at.approver, id, at.schoolId)));
    expect(await owner().$count(transfers, eq(transfers.reason, "commit"))).toBe(1);
    expect((await balanceIn(at.world, at.budgetId)).committedPence).toBe(cost);
  });

  it("lets exactly as many of 64 simultaneous approvals succeed as the last pounds bear", async () => {
    const at = await aCommissioning(await anAuthority(), {
      budget: 5 * cost + cost - 1,
      supplier: { places: 100 },
    });
    const ids = await acceptedCopies(at, 64);
    const { done, sentences } = await outcomesOf(
      ids.map((id) => approvePlacement(at.approver, id, at.schoolId)),
    );
    expect(done).toBe(5);
    expect(await countApproved()).toBe(5);
    expect(sentences.every((sentence) => sentence.includes("more is needed"))).toBe(true);
    const { availablePence, committedPence } = await balanceIn(at.world, at.budgetId);
    expect([availablePence, committedPence]).toEqual([cost - 1, 5 * cost]);
  }, 120_000);

  it("lets exactly one of 64 simultaneous approvals have the last place", async () => {
    const at = await aCommissioning(await anAuthority(), {
      budget: 100 * cost,
      supplier: { places: 1 },
    });
    const ids: string[] = [];
    // Each acceptance holds the one place; fifty days on every hold has run out and all want it at once.
    for (let index = 0; index < 64; index += 1) {
      const id = await aPlacement(at, { status: "requested" });
      await acceptPlacement(later(at.supplier.manager, 0), id);
      await owner()
        .update(bookings)
        .set({ heldUntil: new Date(now.getTime() - 1) })
        .where(eq(bookings.placementId, id));
      ids.push(id);
    }
    const { done, sentences } = await outcomesOf(
      ids.map((id) => approvePlacement(at.approver, id, at.schoolId)),
    );
    expect(done).toBe(1);
    expect(await countApproved()).toBe(1);
    expect(new Set(sentences)).toEqual(
      new Set(["Monday morning is full on 2 November 2026: the one place is taken"]),
    );
    expect((await balanceIn(at.world, at.budgetId)).committedPence).toBe(cost);
  }, 120_000);

  it("approves nothing when one of three owners is short, and all of it once none is", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    const partnershipBudget = await aBudget(world, at.partnershipId, { pence: pence(100) });
    const authorityBudget = await aBudget(world, world.authorityId, { pence: pence(1_000_000) });
    const funding = { school: 50, partnership: 30, authority: 20 };
    const id = await aPlacement(at, { status: "accepted", funding });
    await approvePlacement(at.approver, id, at.schoolId);
    await approvePlacement(at.officer, id, world.authorityId);
    expect(await statusOf(id)).toBe("accepted");
    await expect(approvePlacement(at.coordinator, id, at.partnershipId)).rejects.toMatchObject({
      kind: "rule",
    });
    for (const budgetId of [at.budgetId, partnershipBudget, authorityBudget])
      expect((await balanceIn(world, budgetId)).committedPence).toBe(0);
    const views = await listFunding(at.coordinator, id);
    expect(views.map(({ isApproved }) => isApproved)).toEqual([true, false, true]);

    const { allocateMoney } = await import("#app/domain/budgets/allocate-money.server.ts");
    await allocateMoney(systemAct(world), partnershipBudget, {
      id: "00000000-0000-4000-8000-000000000001",
      pence: pence(100_000),
    });
    await approvePlacement(at.coordinator, id, at.partnershipId);
    expect(await statusOf(id)).toBe("approved");
    const committed = await Promise.all(
      [at.budgetId, partnershipBudget, authorityBudget].map(
        async (budgetId) => (await balanceIn(world, budgetId)).committedPence,
      ),
    );
    expect(committed).toEqual([27_000, 16_200, 10_800]);
  });

  it("asks to approve to 31 March where next year's budget is not open, and bears both years where it is", async () => {
    const at = await aCommissioning(await anAuthority());
    const wish = {
      status: "accepted" as const,
      startsOn: calendarDate("2027-03-15"),
      endsOn: calendarDate("2027-04-30"),
    };
    const id = await aPlacement(at, wish);
    await expect(approvePlacement(at.approver, id, at.schoolId)).rejects.toMatchObject({
      kind: "rule",
      message: expect.stringContaining("approve to 31 March 2027 and extend when the next budget is open"),
    });
    await aBudget(at.world, at.schoolId, {
      name: "Next year",
      startsOn: calendarDate("2027-04-01"),
      endsOn: calendarDate("2028-03-31"),
      pence: pence(500_000),
    });
    await approvePlacement(at.approver, id, at.schoolId);
    const parts = await owner().select().from(placementParts);
    expect(parts.map(({ financialYear, reservedPence }) => [financialYear, reservedPence]).sort()).toEqual([
      [2026, 4 * 4500],
      [2027, 6 * 4500],
    ]);
  });

  it("bears two financial years of a placement in one budget that covers both", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    await openBudget(systemAct(world), {
      id: "00000000-0000-4000-8000-000000000002",
      ownerId: at.partnershipId,
      name: "Academic year",
      startsOn: calendarDate("2026-09-01"),
      endsOn: calendarDate("2027-08-31"),
    });
    const { allocateMoney } = await import("#app/domain/budgets/allocate-money.server.ts");
    await allocateMoney(systemAct(world), "00000000-0000-4000-8000-000000000002", {
      id: "00000000-0000-4000-8000-000000000003",
      pence: pence(100_000),
    });
    const id = await aPlacement(at, {
      status: "accepted",
      startsOn: calendarDate("2027-03-15"),
      endsOn: calendarDate("2027-04-30"),
      funding: { school: 0, partnership: 100 },
    });
    await approvePlacement(at.coordinator, id, at.partnershipId);
    expect(await owner().$count(placementParts)).toBe(2);
    expect(await owner().$count(transfers, eq(transfers.reason, "commit"))).toBe(1);
  });

  it("is told who presses second that another has approved, not that it is none of theirs", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "accepted" });
    const other = await aPerson(at.world, "school_approver", { organisationId: at.schoolId });
    await approvePlacement(at.approver, id, at.schoolId);
    await expect(approvePlacement(other, id, at.schoolId)).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("Somebody else has approved"),
    });
  });

  it("needs two people above the limit, neither of whom asked for it", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world, { supplier: { pricePence: 50_000 } });
    const id = await aPlacement(at, { status: "accepted" });
    const deputy = { ...at.lead, actor: { ...at.lead.actor, deputy: true } };
    await expect(approvePlacement(deputy, id, at.schoolId)).rejects.toMatchObject({ kind: "forbidden" });
    await approvePlacement(at.approver, id, at.schoolId);
    await approvePlacement(at.approver, id, at.schoolId);
    expect(await statusOf(id)).toBe("accepted");
    await approvePlacement(at.officer, id, at.schoolId);
    expect(await statusOf(id)).toBe("approved");
  });
});
