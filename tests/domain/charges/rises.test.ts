import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act, PersonAct } from "#app/core/actor.ts";
import { pence } from "#app/core/money.ts";
import { Refusal } from "#app/core/refusal.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { allocateMoney } from "#app/domain/budgets/allocate-money.server.ts";
import { moveMoney } from "#app/domain/budgets/move-money.server.ts";
import { agreeCharge } from "#app/domain/charges/agree-charge.server.ts";
import { approveRise } from "#app/domain/charges/approve-rise.server.ts";
import { raiseStatements } from "#app/domain/charges/raise-statements.server.ts";
import { refuseRise } from "#app/domain/charges/refuse-rise.server.ts";
import { findRise, listRises, riseTodos } from "#app/domain/charges/rise-queries.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { transfers } from "#db/schema/budgets.ts";
import { chargeRises } from "#db/schema/charges.ts";
import { placementParts, placements } from "#db/schema/placements.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, aSchool, systemAct, visitorAct, type World } from "#tests/support/world.ts";
import { aRunningPlacement, marksFor } from "#tests/support/world-attendance.ts";
import { aBudget } from "#tests/support/world-budgets.ts";
import {
  allCharges,
  balance,
  inDecember,
  inNovember,
  mark,
  november,
  october,
  september,
} from "#tests/support/world-charges.ts";

const allRises = () => owner().select().from(chargeRises).orderBy(chargeRises.raisedAt);
const at = <A extends Act>(act: A, now: Date): A => ({ ...act, now });

/** Its last statement was agreed before two sessions were marked: £90.00 wait beyond the reservation. */
async function aRise(world: World) {
  const placement = await aRunningPlacement(world, { endedOn: "2026-09-28" });
  await mark(placement, placement.lead.now, { from: "2026-09-07", to: "2026-09-21" });
  await raiseStatements(systemAct(world), september);
  await agreeCharge(placement.lead, (await allCharges())[0]?.id ?? "");
  await mark(placement, inNovember, { from: "2026-09-28", to: "2026-09-28" });
  await raiseStatements(systemAct(world, inNovember), october);
  const approver = at(
    await aPerson(world, "school_approver", { organisationId: placement.schoolId }),
    inNovember,
  );
  const [rise] = await allRises();
  return { world, placement, approver, riseId: rise?.id ?? "", budgetId: placement.budgetIds[0] ?? "" };
}

const partsOf = async (placementId: string) =>
  (await owner().select().from(placementParts).where(eq(placementParts.placementId, placementId))).map(
    ({ reservedPence }) => reservedPence,
  );

describe("what a statement charges beyond the reservation", () => {
  withDatabase({ pool: 20 });

  it("waits for who holds the budget, and is charged by the next statement once approved", async () => {
    const { world, placement, approver, riseId, budgetId } = await aRise(await anAuthority());
    expect(await allRises()).toMatchObject([
      { status: "waiting", pence: 9_000, ownerId: placement.schoolId, budgetId },
    ]);
    const [reservedBefore = 0] = await partsOf(placement.id);
    await approveRise(approver, riseId, pence(9_000));
    expect(await allRises()).toMatchObject([{ status: "approved", approvedBy: approver.actor.userId }]);
    expect(await partsOf(placement.id)).toEqual([reservedBefore + 9_000]);
    expect((await balance(world, budgetId))?.committedPence).toBe(9_000);
    const waited = (await allCharges())[1];
    await agreeCharge(at(placement.lead, inNovember), waited?.id ?? "");
    expect((await balance(world, budgetId))?.committedPence).toBe(9_000);
    await raiseStatements(systemAct(world, inDecember), november);
    expect((await allCharges())[2]).toMatchObject({ pence: 9_000, waitingPence: 0 });
    await agreeCharge(at(placement.lead, inDecember), (await allCharges())[2]?.id ?? "");
    expect((await balance(world, budgetId))?.committedPence).toBe(0);
    expect(await allRises()).toHaveLength(1);
  });

  it("is refused by them with a reason, and asked again only when it grows", async () => {
    const { world, approver, riseId, budgetId } = await aRise(await anAuthority());
    await refuseRise(approver, riseId, "The pupil was not there");
    expect(await allRises()).toMatchObject([{ status: "refused", refusal: "The pupil was not there" }]);
    await raiseStatements(systemAct(world, inDecember), november);
    expect(await allRises()).toHaveLength(1);
    expect((await balance(world, budgetId))?.committedPence).toBe(0);
    await expect(approveRise(approver, riseId, pence(9_000))).rejects.toMatchObject({
      kind: "conflict",
      message: "Rise is refused, so it cannot be approved",
    });
  });

  it("lapses when a correction takes it back", async () => {
    const { world, placement } = await aRise(await anAuthority());
    const closed = marksFor(placement, { from: "2026-09-28", to: "2026-09-28" }).map((one) => ({
      ...one,
      code: "Y3" as const,
    }));
    await markRegister(at(placement.provider.staff, inDecember), { marks: closed, reason: "We were shut" });
    await raiseStatements(systemAct(world, inDecember), november);
    expect(await allRises()).toMatchObject([{ status: "lapsed" }]);
  });

  it("is not approved beyond what is available, and says how much is missing", async () => {
    const { world, placement, approver, riseId, budgetId } = await aRise(await anAuthority());
    const left = (await balance(world, budgetId))?.availablePence ?? 0;
    const elsewhere = await aBudget(world, await aSchool(world));
    await moveMoney(systemAct(world), budgetId, {
      id: randomUUID(),
      toBudgetId: elsewhere,
      pence: pence(left - 8_999),
    });
    await expect(approveRise(approver, riseId, pence(9_000))).rejects.toMatchObject({
      kind: "rule",
      message: expect.stringMatching(/^£0\.01 more is needed/),
    });
    expect(await allRises()).toMatchObject([{ status: "waiting", approvedBy: null }]);
    await allocateMoney(systemAct(world), budgetId, { id: randomUUID(), pence: pence(1) });
    await approveRise(approver, riseId, pence(9_000));
    expect(await partsOf(placement.id)).toHaveLength(1);
  });

  it("needs two above the limit, neither of whom asked for the placement, and is moved once by many presses", async () => {
    const { world, placement, approver, riseId } = await aRise(await anAuthority());
    await owner()
      .update(placements)
      .set({ costPence: pence(500_000) })
      .where(eq(placements.id, placement.id));
    const deputy: PersonAct = { ...placement.lead, actor: { ...placement.lead.actor, deputy: true } };
    await expect(approveRise(deputy, riseId, pence(9_000))).rejects.toMatchObject({ kind: "forbidden" });
    await approveRise(approver, riseId, pence(9_000));
    expect(await allRises()).toMatchObject([{ status: "waiting" }]);
    const officer = await aPerson(world, "commissioning_officer", { organisationId: world.authorityId });
    const all = await Promise.allSettled(
      Array.from({ length: 6 }, () => approveRise(officer, riseId, pence(9_000))),
    );
    expect(
      all.flatMap((one) =>
        one.status === "rejected" && !(one.reason instanceof Refusal) ? [one.reason] : [],
      ),
    ).toEqual([]);
    expect(await allRises()).toMatchObject([{ status: "approved", secondedBy: officer.actor.userId }]);
    expect(await owner().$count(transfers, eq(transfers.sourceId, riseId))).toBe(1);
  });

  it("is answered by those who hold the budget alone, and seen by nobody who has no part in it", async () => {
    const { world, placement, approver, riseId } = await aRise(await anAuthority());
    const todos = await transaction(approver, (tx) => riseTodos(tx, approver));
    expect(todos.map(({ count, to }) => [count, to])).toEqual([[1, "/rises?approve=yes"]]);
    expect((await listRises(approver, { isToApprove: true })).total).toBe(1);
    expect(await findRise(approver, riseId)).toMatchObject({
      mayApprove: true,
      mayRefuse: true,
      pence: 9_000,
    });
    const officer = await aPerson(world, "commissioning_officer", { organisationId: world.authorityId });
    for (const other of [placement.lead, officer, await aPerson(world, "finance_officer")]) {
      await expect(approveRise(other, riseId, pence(9_000))).rejects.toMatchObject({ kind: "forbidden" });
      await expect(refuseRise(other, riseId, "x")).rejects.toMatchObject({ kind: "forbidden" });
    }
    const manager = await aPerson(world, "provider_manager", {
      organisationId: placement.provider.providerId,
    });
    expect(await transaction(approver, (tx) => tx.$count(chargeRises))).toBe(1);
    const strangers: Act[] = [
      manager,
      await aPerson(world, "school_approver", { organisationId: await aSchool(world) }),
      await aPerson(await anAuthority(), "authority_lead"),
      visitorAct(world),
    ];
    for (const stranger of strangers) {
      expect(await findRise(stranger, riseId)).toBeUndefined();
      expect((await listRises(stranger, {})).rows).toEqual([]);
      expect(await transaction(stranger, (tx) => tx.$count(chargeRises))).toBe(0);
      expect(await transaction(stranger, (tx) => riseTodos(tx, stranger))).toEqual([]);
      if (stranger.actor.kind !== "person") continue;
      await expect(approveRise(stranger as PersonAct, riseId, pence(9_000))).rejects.toMatchObject({
        kind: "not_found",
      });
    }
  });

  it("stays as it was answered in the database too, and has two approvers there above the limit", async () => {
    const { placement, approver, riseId } = await aRise(await anAuthority());
    const update = (set: Partial<typeof chargeRises.$inferInsert>) =>
      Promise.resolve(owner().update(chargeRises).set(set).where(eq(chargeRises.id, riseId)));
    const refused = (attempt: Promise<unknown>, why: RegExp) =>
      expect(attempt).rejects.toMatchObject({ cause: { message: expect.stringMatching(why) } });
    const approved = {
      status: "approved",
      approvedBy: approver.actor.userId,
      approvedAt: inNovember,
      closedAt: inNovember,
    } as const;
    await refused(update({ ...approved, pence: pence(10_000) }), /as it stands/);
    await owner()
      .update(placements)
      .set({ costPence: pence(500_000) })
      .where(eq(placements.id, placement.id));
    await refused(update(approved), /two people approve/);
    await refused(Promise.resolve(owner().delete(chargeRises)), /never removed/);
    await refuseRise(approver, riseId, "Not ours");
    await refused(update({ refusal: "Another reason" }), /stays answered/);
  });
});
