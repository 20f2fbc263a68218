import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { visibleTo as pupilVisibleTo, recordVisibleTo } from "#app/domain/pupils/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { authorities } from "#db/schema/organisations.ts";
import { placements } from "#db/schema/placements.ts";
import { pupils } from "#db/schema/pupils.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, later, systemAct, visitorAct } from "#tests/support/world.ts";
import { aCommissioning, aPlacement } from "#tests/support/world-placements.ts";
import { aSupplier } from "#tests/support/world-suppliers.ts";

/** What our own conditions let through where no second wall stands: as the owner of the tables. */
function throughOurOwn(act: Act) {
  return owner().transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.authority', ${act.actor.authorityId}, true),
                                set_config('app.now', ${act.now.toISOString()}, true)`);
    return [
      await tx.$count(placements, visibleTo(act.actor)),
      await tx.$count(pupils, pupilVisibleTo(act.actor)),
      await tx.$count(pupils, recordVisibleTo(act.actor)),
    ];
  });
}

describe("the first wall alone", () => {
  withDatabase();

  it("shows placements, names and records to whom they concern, and to nobody else", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    await aPlacement(at, { status: "active" });
    await aPlacement(at, { status: "declined" });
    await aPlacement(at, { status: "cancelled" });
    const of = { organisationId: world.authorityId };
    for (const act of [at.lead, at.approver, at.coordinator, at.officer, systemAct(world)])
      expect(await throughOurOwn(act)).toEqual([3, 3, 3]);
    expect(await throughOurOwn(at.supplier.manager)).toEqual([1, 1, 0]);
    expect(await throughOurOwn(await aPerson(world, "finance_officer", of))).toEqual([3, 0, 0]);
    const elsewhere = await anAuthority();
    for (const act of [
      await aPerson(world, "school_lead"),
      await aPerson(world, "partnership_coordinator"),
      (await aSupplier(world)).manager,
      await aPerson(elsewhere, "authority_lead", { organisationId: elsewhere.authorityId }),
      systemAct(elsewhere),
      visitorAct(world),
    ])
      expect(await throughOurOwn(act)).toEqual([0, 0, 0]);
  });

  it("shuts ninety days after the end, or sooner where the authority has said so", async () => {
    const at = await aCommissioning(await anAuthority());
    await aPlacement(at, { status: "ended" });
    const { manager } = at.supplier;
    // The last day was 2 November 2026, 26 days after today.
    expect(await throughOurOwn(later(manager, 26 + 90))).toEqual([1, 1, 0]);
    expect(await throughOurOwn(later(manager, 26 + 91))).toEqual([0, 0, 0]);
    await owner().execute(sql`update authorities set settings = '{"seeEndedDays": 10}'`);
    expect(await throughOurOwn(later(manager, 26 + 10))).toEqual([1, 1, 0]);
    expect(await throughOurOwn(later(manager, 26 + 11))).toEqual([0, 0, 0]);
  });

  it("counts a setting that nobody can read as not set, and so does the wall behind it", async () => {
    const at = await aCommissioning(await anAuthority());
    await aPlacement(at, { status: "ended" });
    const { manager } = at.supplier;
    /** Without a condition of ours: what the second wall alone lets through. */
    const throughTheSecond = (act: Act) =>
      transaction(act, (tx) => Promise.all([tx.$count(placements), tx.$count(pupils)]));
    for (const seeEndedDays of ["10", "many", 10.5, -1, 91, 1e30, true, null, [10], { days: 10 }]) {
      await owner().update(authorities).set({ settings: { seeEndedDays } });
      expect([seeEndedDays, await throughOurOwn(later(manager, 26 + 90))]).toEqual([seeEndedDays, [1, 1, 0]]);
      expect(await throughOurOwn(later(manager, 26 + 91))).toEqual([0, 0, 0]);
      expect(await throughTheSecond(later(manager, 26 + 90))).toEqual([1, 1]);
      expect(await throughTheSecond(later(manager, 26 + 91))).toEqual([0, 0]);
    }
    // Within its bounds the setting narrows what the second wall still lets through.
    await owner()
      .update(authorities)
      .set({ settings: { seeEndedDays: 0 } });
    expect(await throughOurOwn(later(manager, 26))).toEqual([1, 1, 0]);
    expect(await throughOurOwn(later(manager, 27))).toEqual([0, 0, 0]);
    expect(await throughTheSecond(later(manager, 27))).toEqual([1, 1]);
  });
});
