import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { askChange } from "#app/domain/placements/changes/ask-change.server.ts";
import { changeTodos } from "#app/domain/placements/changes/desk.server.ts";
import { findChange, findChangePlan, listChanges } from "#app/domain/placements/changes/queries.server.ts";
import { placementsIn } from "#app/domain/placements/list-address.ts";
import { listPlacementEvents, listPlacements } from "#app/domain/placements/queries.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { offerPrices } from "#db/schema/menu.ts";
import {
  placementChangeApprovals,
  placementChangeParts,
  placementChanges,
} from "#db/schema/placement-changes.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, aSchool, visitorAct } from "#tests/support/world.ts";
import { aChange, amendment, extension } from "#tests/support/world-changes.ts";
import { aCommissioning, actingOn, aPlacement } from "#tests/support/world-placements.ts";
import { aSupplier } from "#tests/support/world-suppliers.ts";

const wish = { ...extension(), kind: "extend" as const };

const shownTo = async (act: Act, placementId: string, changeId: string) =>
  [
    await listChanges(act, placementId),
    [await findChange(act, placementId, changeId)].filter(Boolean),
    [await findChangePlan(act, placementId, wish)].filter(Boolean),
  ].flat();

const behindTheWall = (act: Act) =>
  transaction(act, async (tx) => [
    await tx.$count(placementChanges),
    await tx.$count(placementChangeApprovals),
    await tx.$count(placementChangeParts),
  ]);

const waiting = async (act: Act) => {
  const todos = await transaction(act, (tx) => changeTodos(tx, act));
  const lines = todos.filter(({ count }) => count > 0);
  for (const { count, to } of lines) {
    const { total } = await listPlacements(act, placementsOf(to), "/x");
    expect(total).toBe(count);
  }
  return lines.map(({ text }) => text);
};
const placementsOf = (to: string) => {
  const { isUntold: _, ...filter } = placementsIn(new URLSearchParams(to.split("?")[1]));
  return filter;
};

describe("who sees a change of a placement", () => {
  withDatabase();

  it("shows strangers nothing of it, neither by query nor behind the second wall", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world);
    const placementId = await aPlacement(at, { status: "active" });
    const changeId = await aChange(at, placementId, { status: "approved" });
    const strangers: Act[] = [
      await aPerson(world, "school_lead", { organisationId: await aSchool(world) }),
      await aPerson(world, "partnership_coordinator"),
      (await aSupplier(world)).manager,
      await aPerson(await anAuthority(), "authority_lead"),
      visitorAct(world),
    ];
    for (const stranger of strangers) {
      expect(await shownTo(stranger, placementId, changeId)).toEqual([]);
      expect(await behindTheWall(stranger)).toEqual([0, 0, 0]);
      expect(await waiting(stranger)).toEqual([]);
    }
    for (const party of [at.lead, at.approver, at.coordinator, at.officer])
      expect(await behindTheWall(party)).toEqual([1, 1, 1]);
    expect(await behindTheWall(at.supplier.manager)).toEqual([1, 0, 0]);
  });

  it("keeps the money from the provider, and the words about the child from the finance officer", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    const changeId = await aChange(at, placementId, { status: "accepted" });
    const finance = await aPerson(at.world, "finance_officer");
    expect(await findChange(at.supplier.manager, placementId, changeId)).toMatchObject({
      reason: "One more week to finish the engine",
      parts: [],
      approvals: [],
    });
    expect(await findChange(finance, placementId, changeId)).toMatchObject({
      reason: "",
      parts: [{ differencePence: 9_000, availablePence: 2_000_000 - 54_000 }],
    });
    expect(await findChange(at.approver, placementId, changeId)).toMatchObject({
      problem: undefined,
      approvals: [{ mayApprove: true }],
    });
  });

  it("tells the provider what happened without who approved, who pays and how much", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    await aChange(at, placementId, { status: "approved" });
    const named = async (act: Act) =>
      (await listPlacementEvents(act, placementId)).rows.map(({ name }) => name);
    const { rows, total } = await listPlacementEvents(at.supplier.manager, placementId);
    expect(rows).toHaveLength(total);
    const told = rows.map(({ name }) => name);
    expect(told).toContain("placement.change_approved");
    expect(told).not.toContain("placement.change_part_approved");
    expect(told).not.toContain("placement.part_approved");
    expect(JSON.stringify(rows)).not.toMatch(/ownerId|sharePercent|[pP]ence/);
    expect(await named(at.lead)).toContain("placement.change_part_approved");
  });

  it("plans a wish by today's calendar, says both prices, and what stands in its way", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    await owner()
      .insert(offerPrices)
      .values({
        authorityId: at.world.authorityId,
        offerId: at.supplier.offerId,
        startsOn: calendarDate("2026-12-01"),
        pricePence: pence(5_000),
        priceBasis: "session",
        joiningFeePence: pence(0),
      });
    expect((await findChangePlan(at.lead, placementId, wish))?.plan).toMatchObject({
      sessionsPlanned: 14,
      costPence: 63_000,
      offerPrice: { pricePence: 5_000, priceBasis: "session" },
      needsSecond: false,
    });
    const sameDays = amendment({ pattern: ["mon-am", "mon-pm"] });
    expect(await findChangePlan(at.lead, placementId, sameDays)).toEqual({
      problem: "These are the half days it has already",
      plan: undefined,
    });
  });

  it("waits on the home page of each in turn, each number leading to exactly its list", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    await askChange(at.lead, await aPlacement(at, { status: "approved" }), extension());
    await aChange(at, placementId, { status: "accepted" });
    expect(await waiting(at.supplier.manager)).toEqual(["Changes of placements to answer"]);
    expect(await waiting(at.lead)).toEqual([
      "Changes with a provider",
      "Changes accepted, waiting for approval",
    ]);
    expect(await waiting(at.approver)).toEqual(["Changes waiting for your approval"]);
    expect(await waiting(at.coordinator)).toEqual([]);
    const tooLate = calendarDate("2026-12-12");
    expect(await waiting(actingOn(at.approver, tooLate))).toEqual([]);
    expect(await waiting(actingOn(at.supplier.manager, tooLate))).toEqual([]);
    expect(await waiting(actingOn(at.lead, tooLate))).toEqual(["Changes whose first day came, to cancel"]);
  });
});
