import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { cancelPlacement } from "#app/domain/placements/cancel-placement.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { giveStartCheck } from "#app/domain/placements/give-start-check.server.ts";
import { plannedSessionsOf } from "#app/domain/placements/planned.server.ts";
import { findPlacement, listStartChecks } from "#app/domain/placements/queries.server.ts";
import { startPlacement } from "#app/domain/placements/start-placement.server.ts";
import { codeOf, transaction } from "#app/platform/transaction.server.ts";
import { bookings } from "#db/schema/menu.ts";
import { placements } from "#db/schema/placements.ts";
import { suspensions } from "#db/schema/quality.ts";
import { reviews } from "#db/schema/reviews.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, now, today } from "#tests/support/world.ts";
import { aBudget, balanceIn } from "#tests/support/world-budgets.ts";
import { aCommissioning, actingOn, aPlacement, giveEverything } from "#tests/support/world-placements.ts";

const firstDay = calendarDate("2026-11-02");

describe("starting a placement", () => {
  withDatabase();

  it("needs all ten things, and names what is missing", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "approved" });
    const lead = actingOn(at.lead, firstDay);
    await giveEverything(at, id, { but: ["pack_read", "first_review"] });
    await expect(startPlacement(lead, id)).rejects.toMatchObject({
      kind: "rule",
      message: "Still missing before the start: Information pack read, First review",
    });
    await giveEverything(at, id);
    await startPlacement(lead, id);
    expect((await findPlacement(lead, id, "/x"))?.status).toBe("active");
    expect(await owner().$count(reviews)).toBe(1);
  });

  it("is refused before the first day, after the last, and while the provider is suspended", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "approved" });
    await giveEverything(at, id);
    await expect(startPlacement(at.lead, id)).rejects.toMatchObject({
      message: "The first day is 2 November 2026: start it on that day",
    });
    await expect(startPlacement(actingOn(at.lead, calendarDate("2026-12-12")), id)).rejects.toMatchObject({
      kind: "rule",
    });
    await owner().insert(suspensions).values({
      authorityId: at.world.authorityId,
      providerId: at.supplier.providerId,
      reason: "A concern",
      startsOn: today,
      suspendedBy: at.officer.actor.userId,
      suspendedAt: now,
    });
    await expect(startPlacement(actingOn(at.lead, firstDay), id)).rejects.toMatchObject({
      message: expect.stringContaining("Suspended on 7 October 2026"),
    });
  });

  it("is for who commissioned, and the database keeps the ten as well", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "approved" });
    for (const act of [at.approver, at.supplier.manager, at.officer])
      await expect(startPlacement(actingOn(act, firstDay), id)).rejects.toMatchObject({ kind: "forbidden" });
    const bypass = owner().update(placements).set({ status: "active" }).where(eq(placements.id, id));
    await expect(bypass).rejects.toSatisfy((error) => codeOf(error) === "23514");
  });
});

describe("what must be there before a start", () => {
  withDatabase();

  it("tells parents two school days ahead, unless they agree in writing", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "accepted", startsOn: calendarDate("2026-10-08") });
    const give = (noticeOn: string, agreedInWriting: boolean) =>
      giveStartCheck(at.lead, id, {
        kind: "parents_informed",
        given: { noticeOn, agreedInWriting, note: "" },
      });
    await expect(give("2026-10-07", false)).rejects.toMatchObject({ kind: "rule", field: "noticeOn" });
    await expect(give("2026-10-08", true)).rejects.toMatchObject({ field: "noticeOn" });
    await give("2026-10-06", false);
    await give("2026-10-07", true);
  });

  it("has the pack read after it was written, and again when it was written anew", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "accepted" });
    const read = () => giveStartCheck(at.supplier.manager, id, { kind: "pack_read", given: { read: true } });
    await expect(read()).rejects.toMatchObject({ kind: "rule" });
    await giveEverything(at, id);
    expect(await listStartChecks(at.lead, id)).toHaveLength(10);
    await giveStartCheck(at.lead, id, {
      kind: "information_pack",
      given: {
        needs: "Quiet",
        health: "Asthma",
        emergencyContacts: "Gran",
        mayCollect: "Gran",
        risks: "None",
      },
    });
    const kinds = (await listStartChecks(at.lead, id)).map(({ kind }) => kind);
    expect(kinds).not.toContain("pack_read");
    expect(kinds).toHaveLength(9);
  });

  it("is given by the right side, after acceptance and before the start", async () => {
    const at = await aCommissioning(await anAuthority());
    const requested = await aPlacement(at);
    const accepted = await aPlacement(at, { status: "accepted" });
    const agree = (act: typeof at.lead, id: string) =>
      giveStartCheck(act, id, { kind: "agreement_commissioner", given: { accepted: true } });
    await expect(agree(at.lead, requested)).rejects.toMatchObject({ kind: "rule" });
    await expect(agree(at.supplier.manager, accepted)).rejects.toMatchObject({ kind: "forbidden" });
    await agree(at.lead, accepted);
    const seenByFinance = { ...at.officer, actor: { ...at.officer.actor, role: "finance_officer" as const } };
    const [seen] = await listStartChecks(seenByFinance, accepted);
    expect(seen).toMatchObject({ kind: "agreement_commissioner", details: {} });
  });
});

describe("ending a placement", () => {
  withDatabase();

  it("keeps what was planned to the last day, and gives the rest of each budget back", async () => {
    const world = await anAuthority();
    const at = await aCommissioning(world, { supplier: { joiningFeePence: 1000 } });
    const partnershipBudget = await aBudget(world, at.partnershipId, { pence: pence(1_000_000) });
    const funding = { school: 67, partnership: 33 };
    const id = await aPlacement(at, { status: "accepted", funding });
    const { approvePlacement } = await import("#app/domain/placements/approve-placement.server.ts");
    await approvePlacement(at.coordinator, id, at.partnershipId);
    await approvePlacement(at.approver, id, at.schoolId);
    await giveEverything(at, id);
    await startPlacement(actingOn(at.lead, firstDay), id);
    const lastDay = calendarDate("2026-11-16");
    const onLast = actingOn(at.lead, lastDay);
    await endPlacement(onLast, id, { lastDay, reason: "reintegrated" });
    const committed = [
      (await balanceIn(world, at.budgetId)).committedPence,
      (await balanceIn(world, partnershipBudget)).committedPence,
    ];
    // Three Mondays of two sessions at £45 and the joining fee: £280, shared 67 to 33.
    expect(committed).toEqual([18_760, 9_240]);
    const held = await owner().select().from(bookings);
    expect(new Set(held.map(({ endsOn }) => endsOn))).toEqual(new Set([lastDay]));
    const placement = await findPlacement(onLast, id, "/x");
    expect(placement).toMatchObject({ status: "ended", endedOn: lastDay, endReason: "reintegrated" });
    if (!placement) return;
    const sessions = await transaction(onLast, (tx) => plannedSessionsOf(tx, onLast, placement));
    expect(sessions).toHaveLength(6);
  });

  it("takes a last day that has come, within the placement, from who commissioned", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "active" });
    const onFirst = actingOn(at.lead, firstDay);
    for (const lastDay of ["2026-11-01", "2026-11-03"])
      await expect(
        endPlacement(onFirst, id, { lastDay: calendarDate(lastDay), reason: "objectives_met" }),
      ).rejects.toMatchObject({ kind: "rule", field: "lastDay" });
    await expect(
      endPlacement(actingOn(at.supplier.manager, firstDay), id, {
        lastDay: firstDay,
        reason: "provider_ended",
      }),
    ).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("shows the provider nothing more ninety days on", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "ended" });
    const { manager } = at.supplier;
    expect(await findPlacement(actingOn(manager, calendarDate("2027-01-31")), id, "/x")).toBeDefined();
    expect(await findPlacement(actingOn(manager, calendarDate("2027-02-01")), id, "/x")).toBeUndefined();
    expect(await findPlacement(actingOn(at.lead, calendarDate("2027-02-01")), id, "/x")).toBeDefined();
  });
});

describe("cancelling a placement", () => {
  withDatabase();

  it("gives back all places and all money, and the pupil leaves the provider's sight", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "approved" });
    await cancelPlacement(at.lead, id, "The family has moved");
    const { availablePence, committedPence } = await balanceIn(at.world, at.budgetId);
    expect([availablePence, committedPence]).toEqual([2_000_000, 0]);
    expect(await owner().$count(bookings)).toBe(0);
    expect(await findPlacement(at.supplier.manager, id, "/x")).toBeUndefined();
    await expect(cancelPlacement(at.lead, id, "Again")).rejects.toMatchObject({ kind: "conflict" });
  });

  it("is not for the provider, nor once it has started", async () => {
    const at = await aCommissioning(await anAuthority());
    const id = await aPlacement(at, { status: "active" });
    await expect(cancelPlacement(at.supplier.manager, id, "No")).rejects.toMatchObject({ kind: "forbidden" });
    await expect(cancelPlacement(at.lead, id, "No")).rejects.toMatchObject({ kind: "conflict" });
  });
});
