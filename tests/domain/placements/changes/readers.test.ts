/** Whatever reads a pattern reads that of the day: registers, absences, charges, where everyone is, the watch. */
import { describe, expect, it } from "vitest";
import { calendarDate, londonMoment, type Month } from "#app/core/calendar.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { notifyAbsence } from "#app/domain/attendance/notify-absence.server.ts";
import { findAttendance } from "#app/domain/attendance/placement-attendance.server.ts";
import { listRegisters } from "#app/domain/attendance/queries.server.ts";
import { raiseStatements } from "#app/domain/charges/raise-statements.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { watchFacts } from "#app/domain/watch/facts.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { verify } from "#app/start/verify.server.ts";
import { marks } from "#db/schema/attendance.ts";
import { charges } from "#db/schema/charges.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, systemAct } from "#tests/support/world.ts";
import { balanceIn } from "#tests/support/world-budgets.ts";
import { aChange, amendment } from "#tests/support/world-changes.ts";
import { aCommissioning, actingOn, aPlacement } from "#tests/support/world-placements.ts";

const day = calendarDate;
/** Mondays all day to 15 November, then Tuesday mornings. */
async function anAmendedPlacement() {
  const at = await aCommissioning(await anAuthority());
  const placementId = await aPlacement(at, { status: "active" });
  await aChange(at, placementId, { status: "approved", asked: amendment({ pattern: ["tue-am"] }) });
  return { at, placementId, manager: actingOn(at.supplier.manager, day("2026-12-12")) };
}

const mark = (placementId: string, on: string, half: "am" | "pm") => ({
  placementId,
  day: day(on),
  half,
  code: half === "am" ? ("/" as const) : ("\\" as const),
});

describe("after an amendment", () => {
  withDatabase();

  it("registers list and take each day by its own half days, in the database as well", async () => {
    const { placementId, manager } = await anAmendedPlacement();
    const planned = async (on: string) =>
      (await listRegisters(manager, day(on))).map((row) => [row.half, row.planned]);
    expect(await planned("2026-11-09")).toEqual([
      ["am", 1],
      ["pm", 1],
    ]);
    expect(await planned("2026-11-10")).toEqual([]);
    expect(await planned("2026-11-16")).toEqual([]);
    expect(await planned("2026-11-17")).toEqual([["am", 1]]);
    const kept = [mark(placementId, "2026-11-09", "pm"), mark(placementId, "2026-11-17", "am")];
    expect(await markRegister(manager, { marks: kept })).toMatchObject({ marked: 2 });
    for (const [on, half] of [
      ["2026-11-16", "am"],
      ["2026-11-10", "am"],
    ] as const) {
      const wrong = mark(placementId, on, half);
      await expect(markRegister(manager, { marks: [wrong] })).rejects.toMatchObject({
        message: expect.stringMatching(/has no planned session/),
      });
      const row = { ...wrong, authorityId: manager.actor.authorityId, note: "", markedAt: manager.now };
      await expect(Promise.resolve(owner().insert(marks).values(row))).rejects.toMatchObject({
        cause: { message: expect.stringMatching(/is not planned/) },
      });
    }
  });

  it("an absence is told of the half days of its day", async () => {
    const { at, placementId } = await anAmendedPlacement();
    const absence = { placementId, halves: ["am"] as const, reason: "Dentist" };
    const lead = actingOn(at.lead, day("2026-11-03"));
    await notifyAbsence(lead, { ...absence, day: day("2026-11-09") });
    await notifyAbsence(lead, { ...absence, day: day("2026-11-24") });
    await expect(notifyAbsence(lead, { ...absence, day: day("2026-11-23") })).rejects.toMatchObject({
      field: "day",
    });
  });

  it("attendance and charges count what was planned on each day, and the end gives back the rest", async () => {
    const { at, placementId, manager } = await anAmendedPlacement();
    expect((await balanceIn(at.world, at.budgetId)).committedPence).toBe(8 * 4_500);
    const november = [
      ...["2026-11-02", "2026-11-09"].flatMap((on) => [
        mark(placementId, on, "am"),
        mark(placementId, on, "pm"),
      ]),
      ...["2026-11-17", "2026-11-24"].map((on) => mark(placementId, on, "am")),
    ];
    await markRegister(manager, { marks: november });
    const seen = await findAttendance(actingOn(at.lead, day("2026-11-30")), placementId);
    expect(seen).toMatchObject({ planned: 6, attended: 6, notReported: 0 });
    await raiseStatements(systemAct(at.world, londonMoment(day("2026-12-01"), "09:00")), "2026-11" as Month);
    expect(await owner().select().from(charges)).toMatchObject([
      { pence: 6 * 4_500, sessionsPlanned: 6, sessionsCharged: 6, waitingPence: 0 },
    ]);
    const ending = { lastDay: day("2026-12-01"), reason: "reintegrated" } as const;
    await endPlacement(actingOn(at.lead, day("2026-12-02")), placementId, ending);
    expect((await balanceIn(at.world, at.budgetId)).committedPence).toBe(1 * 4_500);
    expect(await verify()).toEqual([]);
  });

  it("the watch counts the hours of the week of its day", async () => {
    const { at } = await anAmendedPlacement();
    const act = systemAct(at.world);
    const minutesOn = async (on: string) =>
      (await transaction(act, (tx) => watchFacts(tx, act, { day: day(on) }))).map(({ minutes }) => minutes);
    const [before, after] = [await minutesOn("2026-11-15"), await minutesOn("2026-11-16")];
    expect(before[0]).toBe(2 * (after[0] ?? Number.NaN));
  });
});
