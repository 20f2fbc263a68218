import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { approvePlacement } from "#app/domain/placements/approve-placement.server.ts";
import { codeOf } from "#app/platform/transaction.server.ts";
import { transfers } from "#db/schema/budgets.ts";
import { placementFunding, placements } from "#db/schema/placements.ts";
import { suspensions } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, now, today } from "#tests/support/world.ts";
import { aCommissioning, aPlacement, aPupil } from "#tests/support/world-placements.ts";
import { aSupplier } from "#tests/support/world-suppliers.ts";

async function statusOf(id: string) {
  const [row] = await owner().select().from(placements).where(eq(placements.id, id));
  return row?.status;
}

describe("an approval that may not be given", () => {
  withDatabase();

  it("does not let the database be talked round either", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "accepted" });
    const bypass = owner().update(placements).set({ status: "approved" }).where(eq(placements.id, id));
    await expect(bypass).rejects.toSatisfy((error) => codeOf(error) === "23514");
    await owner()
      .update(placementFunding)
      .set({
        approvedBy: at.lead.actor.userId,
        approvedAt: now,
        secondedBy: at.approver.actor.userId,
        secondedAt: now,
      })
      .where(eq(placementFunding.placementId, id));
    const dear = owner()
      .update(placements)
      .set({ status: "approved", costPence: pence(500_001) })
      .where(eq(placements.id, id));
    await expect(dear).rejects.toSatisfy((error) => codeOf(error) === "23514");
  });

  it("is refused while the provider is suspended", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "accepted" });
    await owner().insert(suspensions).values({
      authorityId: at.world.authorityId,
      providerId: at.supplier.providerId,
      reason: "A concern",
      startsOn: today,
      suspendedBy: at.officer.actor.userId,
      suspendedAt: now,
    });
    await expect(approvePlacement(at.approver, id, at.schoolId)).rejects.toMatchObject({
      kind: "rule",
      message: expect.stringContaining("Suspended on 7 October 2026"),
    });
  });

  it("is refused when the calendar has made it dearer than what was asked for", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, {
      status: "accepted",
      startsOn: calendarDate("2026-10-19"),
      endsOn: calendarDate("2026-11-06"),
    });
    await owner().execute(sql`delete from closures`);
    await expect(approvePlacement(at.approver, id, at.schoolId)).rejects.toMatchObject({
      message: expect.stringContaining("would now cost £270.00 instead of £180.00"),
    });
  });

  it("comes after the provider's acceptance, and only once", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "requested" });
    await expect(approvePlacement(at.approver, id, at.schoolId)).rejects.toMatchObject({ kind: "conflict" });
  });

  it("is not for another school, nor for an owner that does not pay", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    const id = await aPlacement(at, { status: "accepted" });
    const stranger = await aPerson(world, "school_approver");
    await expect(approvePlacement(stranger, id, at.schoolId)).rejects.toMatchObject({ kind: "not_found" });
    await expect(approvePlacement(at.lead, id, at.schoolId)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(approvePlacement(at.coordinator, id, at.partnershipId)).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  it("reserves nothing for a place that costs nothing", async () => {
    const at = await aCommissioning(await anAuthority());
    const supplier = await aSupplier(at.world, { pricePence: 0 });
    const id = await aPlacement(at, { status: "accepted", supplier, pupilId: await aPupil(at.lead) });
    await approvePlacement(at.approver, id, at.schoolId);
    expect(await statusOf(id)).toBe("approved");
    expect(await owner().$count(transfers, and(eq(transfers.placementId, id)))).toBe(0);
  });
});
