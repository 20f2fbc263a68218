import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/core/calendar.ts";
import { addVisit } from "#app/domain/quality/visits/add-visit.server.ts";
import { cancelVisit } from "#app/domain/quality/visits/cancel-visit.server.ts";
import { moveVisit } from "#app/domain/quality/visits/move-visit.server.ts";
import { planVisit } from "#app/domain/quality/visits/plan-visit.server.ts";
import { recordVisit } from "#app/domain/quality/visits/record-visit.server.ts";
import { visits } from "#db/schema/monitoring.ts";
import { events } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, later, today } from "#tests/support/world.ts";
import { aProvider, officers } from "#tests/support/world-providers.ts";
import { anAssessment, aPlan, aPlannedVisit, aRecordedVisit } from "#tests/support/world-visits.ts";

withDatabase();

const rowOf = async (id: string) => (await owner().select().from(visits).where(eq(visits.id, id)))[0];
const namesOf = async (subjectId: string) =>
  (await owner().select().from(events).where(eq(events.subjectId, subjectId)))
    .map(({ name }) => name)
    .filter((name) => name.startsWith("visit."));

describe("planning a visit", () => {
  it("makes it once however often the form is sent, and turns one that is due into it", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { providerId } = await aProvider(world, { approved: false });
    const plan = aPlan(officer);
    await planVisit(officer, providerId, plan);
    await planVisit(officer, providerId, plan);
    expect(await owner().$count(visits)).toBe(1);
    const [due] = await owner()
      .insert(visits)
      .values({
        authorityId: world.authorityId,
        providerId,
        purpose: "refresh",
        status: "due",
        dueOn: addDays(today, 30),
      })
      .returning({ id: visits.id });
    const id = due?.id ?? "";
    await planVisit(officer, providerId, aPlan(officer, { id, purpose: "refresh", clashAccepted: true }));
    expect(await rowOf(id)).toMatchObject({
      status: "planned",
      dueOn: addDays(today, 30),
      startsAt: "09:30:00",
    });
  });
  it("refuses a day gone by, who may not visit, another's site, an unnoticed clash, and a closed assessment", async () => {
    const world = await anAuthority();
    const { officer, second } = await officers(world);
    const made = await aProvider(world);
    const other = await aProvider(world, { name: "Other", approved: false });
    const { providerId } = made;
    const finance = await aPerson(world, "finance_officer", { organisationId: world.authorityId });
    const plan = (wanted: Parameters<typeof aPlan>[1]) =>
      planVisit(officer, providerId, aPlan(officer, wanted));
    const rule = (field: string) => ({ kind: "rule", field });
    await expect(plan({ plannedOn: addDays(today, -1) })).rejects.toMatchObject(rule("plannedOn"));
    await expect(plan({ visitorId: finance.actor.userId })).rejects.toMatchObject(rule("visitorId"));
    await expect(plan({ siteId: other.siteId })).rejects.toMatchObject(rule("siteId"));
    await expect(plan({ purpose: "assessment" })).rejects.toMatchObject(rule("purpose"));
    const closed = made.assessmentId ?? "";
    await expect(plan({ assessmentId: closed })).rejects.toMatchObject({ kind: "conflict" });
    await plan({ siteId: made.siteId });
    await expect(planVisit(officer, other.providerId, aPlan(officer))).rejects.toThrow(
      /visits Test provider at 09:30 on 14 October 2026/,
    );
    await planVisit(officer, other.providerId, aPlan(officer, { clashAccepted: true }));
    await planVisit(officer, other.providerId, aPlan(officer, { visitorId: second.actor.userId }));
  });
  it("is for officers who assess", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { providerId, manager } = await aProvider(world);
    const finance = await aPerson(world, "finance_officer", { organisationId: world.authorityId });
    for (const act of [manager, finance]) {
      const plan = aPlan(officer);
      await expect(planVisit(act, providerId, plan)).rejects.toMatchObject({ kind: "forbidden" });
    }
    const elsewhere = await officers(await anAuthority());
    await expect(planVisit(elsewhere.officer, providerId, aPlan(officer))).rejects.toMatchObject({
      kind: "not_found",
    });
  });
});

describe("a planned visit", () => {
  it("is moved, cancelled with a reason, and neither afterwards; the unannounced under names of their own", async () => {
    const world = await anAuthority();
    const { officer, second } = await officers(world);
    const { providerId, manager } = await aProvider(world, { approved: false });
    const id = await aPlannedVisit(officer, providerId, { announced: "unannounced" });
    const { plannedOn: _, ...rest } = aPlan(officer);
    const move = { ...rest, plannedOn: addDays(today, 9), startsAt: "13:00", visitorId: second.actor.userId };
    await moveVisit(officer, id, move);
    expect(await rowOf(id)).toMatchObject({ plannedOn: addDays(today, 9), visitorId: second.actor.userId });
    await expect(moveVisit(manager, id, move)).rejects.toMatchObject({ kind: "not_found" });
    await cancelVisit(officer, id, { reason: "Half term" });
    expect(await rowOf(id)).toMatchObject({ status: "cancelled", cancelledReason: "Half term" });
    for (const attempt of [moveVisit(officer, id, move), cancelVisit(officer, id, { reason: "x" })])
      await expect(attempt).rejects.toMatchObject({ kind: "conflict" });
    const told = await aPlannedVisit(officer, providerId);
    // The provider reads a visit it was told of, and the database lets it hold none to change it.
    await expect(cancelVisit(manager, told, { reason: "x" })).rejects.toMatchObject({ kind: "not_found" });
    await cancelVisit(officer, told, { reason: "x" });
    expect(await namesOf(providerId)).toEqual([
      "visit.planned_unannounced",
      "visit.moved_unannounced",
      "visit.cancelled_unannounced",
      "visit.planned",
      "visit.cancelled",
    ]);
  });
  it("is recorded once it has taken place, and mended by who recorded it alone", async () => {
    const { officer, second, providerId, assessmentId } = await anAssessment(await anAuthority());
    const id = await aPlannedVisit(officer, providerId, { assessmentId });
    const seen = { visitedOn: addDays(today, 7), visitorId: officer.actor.userId, report: "Calm" };
    await expect(recordVisit(officer, id, seen)).rejects.toMatchObject({ kind: "rule", field: "visitedOn" });
    const then = later(officer, 7);
    await expect(recordVisit(then, id, { ...seen, visitorId: randomUUID() })).rejects.toMatchObject({
      field: "visitorId",
    });
    await recordVisit(then, id, seen);
    await recordVisit(then, id, { ...seen, report: "Calm and busy" });
    await expect(recordVisit(later(second, 7), id, seen)).rejects.toMatchObject({ kind: "rule" });
    expect(await rowOf(id)).toMatchObject({ status: "recorded", report: "Calm and busy" });
  });
});

describe("a visit that was not planned", () => {
  it("is recorded as it was, once, and never in the future", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { providerId, manager } = await aProvider(world, { approved: false });
    const past = {
      id: randomUUID(),
      purpose: "concern" as const,
      announced: "unannounced" as const,
      siteId: undefined,
      visitedOn: today,
      visitorId: officer.actor.userId,
      report: "Nobody at the gate",
    };
    await addVisit(officer, providerId, past);
    await addVisit(officer, providerId, past);
    expect(await owner().$count(visits)).toBe(1);
    const future = addVisit(officer, providerId, { ...past, id: randomUUID(), visitedOn: addDays(today, 1) });
    await expect(future).rejects.toMatchObject({ kind: "rule", field: "visitedOn" });
    await expect(addVisit(manager, providerId, past)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await aRecordedVisit(officer, { providerId })).toBeTruthy();
  });
});
