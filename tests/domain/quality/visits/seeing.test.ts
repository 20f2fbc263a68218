/** Who sees which visit, through the queries and past them. */
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { addDays } from "#app/core/calendar.ts";
import { findQuality } from "#app/domain/quality/provider-queries.server.ts";
import { listVisitEntries } from "#app/domain/quality/visits/calendar-entries.server.ts";
import { messagesForPlannedVisit } from "#app/domain/quality/visits/mails.server.ts";
import { moveVisit } from "#app/domain/quality/visits/move-visit.server.ts";
import {
  findVisit,
  findVisitChoices,
  listComingVisits,
  listVisits,
  listVisitsBetween,
  visitorsOf,
  visitsOf,
} from "#app/domain/quality/visits/queries.server.ts";
import { recordVisit } from "#app/domain/quality/visits/record-visit.server.ts";
import { calendarText } from "#app/platform/calendar.server.ts";
import { codeOf, transaction } from "#app/platform/transaction.server.ts";
import { visits } from "#db/schema/monitoring.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, later, systemAct, today, visitorAct } from "#tests/support/world.ts";
import { aDueVisit } from "#tests/support/world-concerns.ts";
import { aProvider, officers } from "#tests/support/world-providers.ts";
import { anAssessment, aPlan, aPlannedVisit, aRecordedVisit } from "#tests/support/world-visits.ts";

withDatabase();

const year = { from: addDays(today, -100), to: addDays(today, 300) };

describe("what a provider sees of visits", () => {
  it("is what it was told of and what took place: never an unannounced one that is still to come", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { providerId, manager } = await aProvider(world);
    const told = await aPlannedVisit(officer, providerId);
    const secret = await aPlannedVisit(officer, providerId, {
      announced: "unannounced",
      clashAccepted: true,
    });
    const past = await aRecordedVisit(officer, { providerId });
    await owner()
      .insert(visits)
      .values({
        authorityId: world.authorityId,
        providerId,
        purpose: "refresh",
        status: "due",
        dueOn: addDays(today, 60),
      });
    const seen = (await listVisitsBetween(manager, year)).map(({ id }) => id);
    expect(seen.sort()).toEqual([told, past].sort());
    expect(await findVisit(manager, secret)).toBeUndefined();
    expect(await findVisit(manager, past)).toMatchObject({ report: "", sameDay: [], plannedByName: null });
    expect((await findVisit(officer, past))?.report).toBe("Clean, calm and busy");
    expect((await listComingVisits(manager, providerId)).map(({ id }) => id)).toEqual([told]);
    expect(await listVisits(manager, { page: 1, pageSize: 25 })).toEqual({ rows: [], total: 0 });
    const timeline = (await findQuality(manager, providerId))?.timeline.map(({ title }) => title) ?? [];
    expect(timeline).toContain("Visit planned");
    expect(timeline.filter((title) => /unannounced/i.test(title))).toEqual([]);

    // Past every query: the database itself shows no more, and lets the provider change none.
    const raw = await transaction(manager, (tx) => tx.select({ id: visits.id }).from(visits));
    expect(raw.map(({ id }) => id).sort()).toEqual([told, past].sort());
    await transaction(manager, (tx) => tx.update(visits).set({ report: "x" }).where(eq(visits.id, told)));
    expect((await owner().select().from(visits).where(eq(visits.id, told)))[0]?.report).toBe("");
    const own = transaction(manager, (tx) =>
      tx.insert(visits).values({
        authorityId: world.authorityId,
        providerId,
        purpose: "refresh",
        status: "due",
      }),
    );
    expect(await own.then(() => "allowed", codeOf)).toBe("42501");
  });
  it("is told by e-mail of an announced visit only", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { providerId } = await aProvider(world, { approved: false });
    const told = await aPlannedVisit(officer, providerId);
    const secret = await aPlannedVisit(officer, providerId, {
      announced: "unannounced",
      clashAccepted: true,
    });
    const of = (visitId: string) => ({ providerId, visitId, eventId: "event" });
    const [mail] = await messagesForPlannedVisit(systemAct(world), of(told));
    expect(mail?.subject).toBe("A visit to Test provider on 14 October 2026");
    expect(mail?.text).toContain("at 09:30");
    expect(await messagesForPlannedVisit(systemAct(world), of(secret))).toEqual([]);
  });
});

describe("what others see of visits", () => {
  it("is nothing, of any query", async () => {
    const world = await anAuthority();
    const { officer, providerId, assessmentId } = await anAssessment(world);
    const id = await aPlannedVisit(officer, providerId, { assessmentId });
    await aRecordedVisit(officer, { providerId, assessmentId });
    const reads: ((act: Act) => Promise<unknown>)[] = [
      (act) => listVisits(act, { page: 1, pageSize: 25 }).then(({ rows }) => rows),
      (act) => listVisitsBetween(act, year),
      (act) => findVisit(act, id),
      (act) => listComingVisits(act, providerId),
      (act) => findVisitChoices(act, providerId),
      (act) => transaction(act, (tx) => visitsOf(tx, act, assessmentId)),
      (act) => transaction(act, (tx) => visitorsOf(tx, act, assessmentId)),
    ];
    const elsewhere = await anAuthority();
    const strangers = [
      await aPerson(world, "school_lead"),
      await aPerson(world, "partnership_coordinator"),
      await aPerson(world, "provider_manager"),
      await aPerson(elsewhere, "authority_lead"),
      visitorAct(world),
    ];
    for (const read of reads) {
      expect(await read(officer)).not.toEqual(await read(strangers[0] ?? officer));
      for (const stranger of strangers) expect((await read(stranger)) ?? []).toEqual([]);
    }
  });
});

describe("the officers' list", () => {
  it("begins with what is still to be done, the soonest first, and ends with the oldest, page by page", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { providerId } = await aProvider(world, { approved: false });
    const far = await aPlannedVisit(officer, providerId, { plannedOn: addDays(today, 40) });
    const missed = await aDueVisit(world, providerId, { dueOn: addDays(today, -10) });
    const near = await aPlannedVisit(officer, providerId, { plannedOn: addDays(today, 2) });
    const due = await aDueVisit(world, providerId, { dueOn: addDays(today, 20) });
    const past = await aRecordedVisit(later(officer, -30), { providerId });
    const recent = await aRecordedVisit(officer, { providerId });
    const pages = [1, 2, 3].map((page) => listVisits(officer, { page, pageSize: 2 }));
    const listed = (await Promise.all(pages)).map(({ rows, total }) => [total, ...rows.map(({ id }) => id)]);
    expect(listed).toEqual([
      [6, missed, near],
      [6, due, far],
      [6, recent, past],
    ]);
  });

  it("narrows by status, purpose, visitor and days, and warns of two visits on one day", async () => {
    const world = await anAuthority();
    const { officer, second } = await officers(world);
    const { providerId } = await aProvider(world, { approved: false });
    const soon = await aPlannedVisit(officer, providerId);
    const same = await aPlannedVisit(officer, providerId, { startsAt: "14:00", clashAccepted: true });
    const others = await aPlannedVisit(second, providerId, {
      purpose: "refresh",
      plannedOn: addDays(today, 40),
    });
    const past = await aRecordedVisit(second, { providerId });
    const ids = async (filter = {}) =>
      (await listVisits(officer, { page: 1, pageSize: 25, ...filter })).rows.map(({ id }) => id);
    expect(await ids()).toEqual([soon, same, others, past]);
    expect(await ids({ statuses: ["recorded"] })).toEqual([past]);
    expect(await ids({ purposes: ["refresh"] })).toEqual([others]);
    expect(await ids({ visitorId: officer.actor.userId })).toEqual([soon, same]);
    expect(await ids({ from: addDays(today, 1), to: addDays(today, 20) })).toEqual([soon, same]);
    expect(await listVisits(officer, { page: 2, pageSize: 3 })).toMatchObject({
      total: 4,
      rows: [{ id: past }],
    });
    expect((await findVisit(officer, soon))?.sameDay).toMatchObject([{ id: same }]);
    expect((await findVisit(officer, others))?.sameDay).toEqual([]);
  });
});

describe("the calendar others subscribe to", () => {
  it("has an officer's own visits or everyone's, in London's hours, under names that stay", async () => {
    const world = await anAuthority();
    const { officer, second } = await officers(world);
    const { providerId } = await aProvider(world, { approved: false });
    const autumn = await aPlannedVisit(officer, providerId, { plannedOn: addDays(today, 5) });
    const winter = await aPlannedVisit(second, providerId, { plannedOn: addDays(today, 60) });
    const own = await listVisitEntries(officer, "own");
    expect(own.map(({ uid }) => uid)).toEqual([`visit-${autumn}`]);
    const text = calendarText("Visits", await listVisitEntries(officer, "all"), officer.now);
    expect(text).toContain("DTSTART:20261012T083000Z");
    expect(text).toContain("DTSTART:20261206T093000Z");
    expect(text).toContain(`UID:visit-${winter}@`);
    expect(text).toContain("X-WR-TIMEZONE:Europe/London");
    const { plannedOn: _, ...rest } = aPlan(officer);
    await moveVisit(officer, autumn, { ...rest, plannedOn: addDays(today, 6) });
    expect((await listVisitEntries(officer, "own")).map(({ uid }) => uid)).toEqual([`visit-${autumn}`]);
  });
});

describe("a visit after a concern", () => {
  it("tells its provider nothing of the concern, in any list, page, letter or timeline", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { providerId, manager } = await aProvider(world);
    const visitId = await aPlannedVisit(officer, providerId, { purpose: "concern" });
    const told = async () => [
      await findVisit(manager, visitId),
      await listComingVisits(manager, providerId),
      await listVisitsBetween(manager, year),
      (await findQuality(manager, providerId))?.timeline,
      await messagesForPlannedVisit(systemAct(world), { providerId, visitId, eventId: "event" }),
    ];
    expect(JSON.stringify(await told())).not.toMatch(/concern/i);
    await recordVisit(officer, visitId, {
      visitedOn: today,
      visitorId: officer.actor.userId,
      report: "Calm",
    });
    expect(JSON.stringify(await told())).not.toMatch(/concern/i);
    expect(await listVisitsBetween(manager, { ...year, purposes: ["concern"] })).toEqual([]);
    expect(await findVisit(manager, visitId)).toMatchObject({ purpose: "monitoring" });
    expect(await findVisit(officer, visitId)).toMatchObject({ purpose: "concern" });
    expect(await listVisitsBetween(officer, { ...year, purposes: ["concern"] })).toHaveLength(1);
  });
});
