import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addDays, calendarDate } from "#app/core/calendar.ts";
import { acceptChange } from "#app/domain/placements/changes/accept-change.server.ts";
import { askChange } from "#app/domain/placements/changes/ask-change.server.ts";
import { cancelChange } from "#app/domain/placements/changes/cancel-change.server.ts";
import { declineChange } from "#app/domain/placements/changes/decline-change.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { bookings } from "#db/schema/menu.ts";
import {
  placementChangeApprovals,
  placementChangeParts,
  placementChanges,
} from "#db/schema/placement-changes.ts";
import { events } from "#db/schema/platform.ts";
import { suspensions } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, aSchool } from "#tests/support/world.ts";
import { aChange, amendment, extension, placementRow } from "#tests/support/world-changes.ts";
import { aCommissioning, actingOn, aPlacement, aPupil } from "#tests/support/world-placements.ts";

const changeRow = async (id: string) =>
  (await owner().select().from(placementChanges).where(eq(placementChanges.id, id)))[0];

const namesOf = async (placementId: string) =>
  (
    await owner().select().from(events).where(eq(events.subjectId, placementId)).orderBy(asc(events.id))
  ).flatMap(({ name }) => (name.startsWith("placement.change") ? [name] : []));

describe("asking for a change of a placement", () => {
  withDatabase();

  it("writes down what it was, what it would be, and the difference for each budget holder", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    const asked = extension();
    await askChange(at.lead, placementId, asked);
    expect(await changeRow(asked.id)).toMatchObject({
      number: 1,
      kind: "extend",
      status: "asked",
      startsOn: "2026-12-12",
      endsOn: "2026-12-18",
      endsOnBefore: "2026-12-11",
      sessionsBefore: 12,
      sessionsPlanned: 14,
      costBeforePence: 54_000,
      costPence: 63_000,
      askedBy: at.lead.actor.userId,
    });
    expect(await owner().select().from(placementChangeParts)).toMatchObject([
      { ownerId: at.schoolId, financialYear: 2026, askedPence: 9_000, movedPence: 0, budgetId: null },
    ]);
    expect(await owner().select().from(placementChangeApprovals)).toMatchObject([
      { ownerId: at.schoolId, approvedBy: null },
    ]);
    expect((await placementRow(placementId)).endsOn).toBe("2026-12-11");
    expect(await namesOf(placementId)).toEqual(["placement.change_asked"]);
  });

  it("asks once however often the same form is sent, and one change at a time", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "approved" });
    const asked = extension();
    expect(await askChange(at.lead, placementId, asked)).toBe(asked.id);
    expect(await askChange(at.lead, placementId, asked)).toBe(asked.id);
    expect(await owner().$count(placementChanges)).toBe(1);
    await expect(askChange(at.lead, placementId, amendment())).rejects.toMatchObject({
      kind: "rule",
      message: "Another change of this placement waits: see it through or cancel it first",
    });
  });

  it("is for who commissioned, and is not there for anyone who does not see the placement", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    for (const other of [at.approver, at.coordinator, at.officer, at.supplier.manager])
      await expect(askChange(other, placementId, extension())).rejects.toMatchObject({ kind: "forbidden" });
    const stranger = await aPerson(at.world, "school_lead", { organisationId: await aSchool(at.world) });
    await expect(askChange(stranger, placementId, extension())).rejects.toMatchObject({ kind: "not_found" });
  });

  it.each([
    [
      "a first day that has come",
      amendment({ startsOn: calendarDate("2026-10-07") }),
      "startsOn",
      /after today/,
    ],
    [
      "a day after the last",
      amendment({ startsOn: calendarDate("2026-12-14") }),
      "startsOn",
      /^Choose a day/,
    ],
    ["the half days it has", amendment({ pattern: ["mon-pm", "mon-am"] }), "pattern", /has already/],
    ["a half day not offered", amendment({ pattern: ["fri-am"] }), "pattern", /^Friday morning is not/],
    ["the same last day", extension({ endsOn: calendarDate("2026-12-11") }), "endsOn", /must be after/],
    [
      "more than two years",
      extension({ endsOn: calendarDate("2028-12-12") }),
      "endsOn",
      /^Extend by at most/,
    ],
    ["no school day", extension({ endsOn: calendarDate("2026-12-13") }), "pattern", /^No school day/],
    ["no terms", extension({ endsOn: calendarDate("2027-10-01") }), "endsOn", /^No terms are set/],
    [
      "parents told too late",
      extension({ parentsToldOn: calendarDate("2026-10-08") }),
      "parentsToldOn",
      /lie ahead/,
    ],
  ] as const)("refuses %s beside its field", async (_, asked, field, message) => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "approved" });
    await expect(askChange(at.lead, placementId, asked)).rejects.toMatchObject({
      kind: "rule",
      field,
      message: expect.stringMatching(message),
    });
  });

  it("wants the parents told in time, unless they agree in writing", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    const lead = actingOn(at.lead, calendarDate("2026-11-05"));
    const late = amendment({
      startsOn: calendarDate("2026-11-06"),
      parentsToldOn: calendarDate("2026-11-05"),
    });
    await expect(askChange(lead, placementId, late)).rejects.toMatchObject({ field: "parentsToldOn" });
    await askChange(lead, placementId, { ...late, parentsAgreed: true });
  });

  it("is only for placements that are approved or active, and not past their last day", async () => {
    const at = await aCommissioning(await anAuthority());
    for (const status of ["requested", "accepted", "ended", "cancelled"] as const) {
      const placementId = await aPlacement(at, { status });
      await expect(askChange(at.lead, placementId, extension())).rejects.toMatchObject({
        message: "Only a placement that is approved or active can be amended or extended",
      });
    }
    const overrun = await aPlacement(at, { status: "active" });
    const after = actingOn(at.lead, calendarDate("2026-12-14"));
    await expect(
      askChange(after, overrun, extension({ parentsToldOn: calendarDate("2026-12-01") })),
    ).rejects.toMatchObject({ message: expect.stringMatching(/gone by: end this placement/) });
  });

  it("keeps the number of sessions of a programme, and says so", async () => {
    const supplier = { basis: "programme", programmeSessions: 12, pricePence: 60_000 } as const;
    const at = await aCommissioning(await anAuthority(), { supplier });
    const placementId = await aPlacement(at, { status: "approved" });
    await expect(askChange(at.lead, placementId, amendment())).rejects.toMatchObject({
      message: expect.stringMatching(/^A programme keeps its number of sessions\. This programme is 12/),
    });
    const otherDays = amendment({ pattern: ["tue-am", "tue-pm"] });
    await askChange(at.lead, placementId, otherDays);
    expect(await changeRow(otherDays.id)).toMatchObject({ sessionsPlanned: 12, costPence: 60_000 });
  });

  it("finds the pupil elsewhere on the new days, and the provider suspended", async () => {
    const at = await aCommissioning(await anAuthority());
    const pupilId = await aPupil(at.lead);
    const placementId = await aPlacement(at, { pupilId, status: "approved" });
    await aPlacement(at, { pupilId, pattern: ["tue-am"], status: "approved" });
    await expect(askChange(at.lead, placementId, amendment())).rejects.toMatchObject({
      message: expect.stringMatching(/^The pupil is already placed by AP-2026-0002 on Tuesday morning/),
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
    await expect(askChange(at.lead, placementId, extension())).rejects.toMatchObject({
      message: expect.stringMatching(/^This provider cannot be commissioned today/),
    });
  });
});

describe("answering a change of a placement", () => {
  withDatabase();

  it("holds what it needs beyond the placement's own places for ten school days", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    const changeId = await aChange(at, placementId, { asked: amendment() });
    await acceptChange(at.supplier.manager, { placementId, changeId });
    const held = await owner().select().from(bookings).where(eq(bookings.changeId, changeId));
    expect(held).toMatchObject([
      {
        half: "tue-am",
        startsOn: "2026-11-16",
        endsOn: "2026-12-11",
        heldUntil: new Date("2026-10-21T23:00:00Z"),
      },
    ]);
    expect(await changeRow(changeId)).toMatchObject({
      status: "accepted",
      acceptedBy: at.supplier.manager.actor.userId,
    });
  });

  it("refuses a half day that is full, by its name", async () => {
    const at = await aCommissioning(await anAuthority(), { supplier: { places: 1 } });
    const placementId = await aPlacement(at, { status: "approved" });
    await aPlacement(at, { pattern: ["tue-am"], status: "approved" });
    const changeId = await aChange(at, placementId, { asked: amendment() });
    await expect(acceptChange(at.supplier.manager, { placementId, changeId })).rejects.toMatchObject({
      kind: "rule",
      message: "Tuesday morning is full on 16 November 2026: the one place is taken",
    });
  });

  it("is the provider's manager's alone, and done once", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    const which = { placementId, changeId: await aChange(at, placementId) };
    const reason = "We are full";
    for (const other of [at.lead, at.approver, at.officer, at.supplier.safeguardingLead]) {
      await expect(acceptChange(other, which)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(declineChange(other, { ...which, reason })).rejects.toMatchObject({ kind: "forbidden" });
    }
    await declineChange(at.supplier.manager, { ...which, reason });
    expect(await changeRow(which.changeId)).toMatchObject({ status: "declined", refusal: reason });
    await expect(acceptChange(at.supplier.manager, which)).rejects.toMatchObject({
      kind: "conflict",
      message: "Change is declined, so it cannot be accepted",
    });
    await expect(
      acceptChange(at.supplier.manager, { placementId, changeId: randomUUID() }),
    ).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is cancelled by who commissioned, and gives back what was held", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    const changeId = await aChange(at, placementId, { status: "accepted" });
    const cancelling = { placementId, changeId, reason: "The family has moved" };
    await expect(cancelChange(at.supplier.manager, cancelling)).rejects.toMatchObject({ kind: "forbidden" });
    await cancelChange(at.lead, cancelling);
    expect(await owner().$count(bookings, eq(bookings.changeId, changeId))).toBe(0);
    expect(await owner().$count(bookings, eq(bookings.placementId, placementId))).toBe(2);
    await askChange(at.lead, placementId, extension());
    expect(await namesOf(placementId)).toEqual([
      "placement.change_asked",
      "placement.change_accepted",
      "placement.change_cancelled",
      "placement.change_asked",
    ]);
  });

  it("goes with the end of the placement", async () => {
    const at = await aCommissioning(await anAuthority());
    const placementId = await aPlacement(at, { status: "active" });
    const changeId = await aChange(at, placementId, { status: "accepted" });
    const lastDay = calendarDate("2026-11-09");
    const ending = { lastDay, reason: "moved_away" } as const;
    await endPlacement(actingOn(at.lead, addDays(lastDay, 1)), placementId, ending);
    expect(await changeRow(changeId)).toMatchObject({ status: "cancelled", refusal: "The placement ended" });
    expect(await owner().$count(bookings, eq(bookings.changeId, changeId))).toBe(0);
  });
});
