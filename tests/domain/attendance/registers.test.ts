import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { notifyAbsence } from "#app/domain/attendance/notify-absence.server.ts";
import { findAttendance } from "#app/domain/attendance/placement-attendance.server.ts";
import { findRegister, listRegisters, listWhereabouts } from "#app/domain/attendance/queries.server.ts";
import { absenceNotices, markCorrections, marks } from "#db/schema/attendance.ts";
import { placements } from "#db/schema/placements.ts";
import { events } from "#db/schema/platform.ts";
import { pupilLooks } from "#db/schema/pupils.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson } from "#tests/support/world.ts";
import { aProviderWithOffer, aRunningPlacement, marksFor } from "#tests/support/world-attendance.ts";

withDatabase();

const monday = calendarDate("2026-10-05");

async function aRegister() {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world);
  return { world, placement, staff: placement.provider.staff };
}

test("a whole register is marked at once and counts from then on", async () => {
  const { placement, staff } = await aRegister();
  const done = await markRegister(staff, {
    marks: marksFor(placement, { from: "2026-09-07", to: "2026-10-05" }),
  });
  expect(done).toEqual({ marked: 10, corrected: 0 });
  const [register] = await listRegisters(staff, monday);
  expect(register).toMatchObject({ offerId: placement.provider.offerId, half: "am", planned: 1, marked: 1 });
  const attendance = await findAttendance(placement.lead, placement.id);
  expect(attendance).toMatchObject({
    planned: 10,
    attended: 10,
    possible: 10,
    notReported: 0,
    ratePercent: 100,
  });
  expect(await owner().select().from(events)).toMatchObject([{ name: "register.marked" }]);
});

test("the same marks twice change nothing", async () => {
  const { placement, staff } = await aRegister();
  const register = { marks: marksFor(placement, { from: "2026-10-05", to: "2026-10-05" }) };
  await markRegister(staff, register);
  expect(await markRegister(staff, register)).toEqual({ marked: 0, corrected: 0 });
  expect(await owner().select().from(markCorrections)).toEqual([]);
});

test("a change after the first mark is a correction that keeps the old code and says why", async () => {
  const { placement, staff } = await aRegister();
  const mark = { placementId: placement.id, day: monday, half: "am" as const };
  await markRegister(staff, { marks: [{ ...mark, code: "N" }] });
  await expect(markRegister(staff, { marks: [{ ...mark, code: "I" }] })).rejects.toMatchObject({
    kind: "rule",
    field: "reason",
  });
  await markRegister(staff, { marks: [{ ...mark, code: "I" }], reason: "The parent rang" });
  expect(await owner().select().from(markCorrections)).toMatchObject([
    { fromCode: "N", toCode: "I", reason: "The parent rang", correctedBy: staff.actor.userId },
  ]);
  const register = await findRegister(staff, {
    offerId: placement.provider.offerId,
    day: monday,
    half: "am",
  });
  expect(register?.rows).toMatchObject([{ code: "I", corrections: [{ from: "N", to: "I" }] }]);
});

test("only what is planned and has begun is marked", async () => {
  const { world, placement, staff } = await aRegister();
  const mark = (day: string, half: "am" | "pm" = "am") => ({
    marks: [
      {
        placementId: placement.id,
        day: calendarDate(day),
        half,
        code: half === "am" ? ("/" as const) : ("\\" as const),
      },
    ],
  });
  for (const day of ["2026-10-12", "2026-10-06", "2026-08-31", "2026-09-01"])
    await expect(markRegister(staff, mark(day)), day).rejects.toMatchObject({ kind: "rule" });
  await expect(
    markRegister({ ...staff, now: new Date("2026-10-05T09:00:00Z") }, mark("2026-10-05", "pm")),
  ).rejects.toMatchObject({ message: expect.stringContaining("begins at 12:00") });
  await expect(
    markRegister(staff, { marks: [{ placementId: placement.id, day: monday, half: "am", code: "\\" }] }),
  ).rejects.toMatchObject({ kind: "rule", field: "code" });
  const notStarted = await aRunningPlacement(world, { provider: placement.provider, status: "approved" });
  await expect(
    markRegister(staff, { marks: marksFor(notStarted, { from: "2026-10-05", to: "2026-10-05" }) }),
  ).rejects.toMatchObject({ kind: "rule" });
  expect(await owner().select().from(marks)).toEqual([]);
});

test("an ended placement is marked to its last day and no further", async () => {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world, { endedOn: "2026-09-21" });
  const { staff } = placement.provider;
  await markRegister(staff, { marks: marksFor(placement, { from: "2026-09-14", to: "2026-09-21" }) });
  await expect(
    markRegister(staff, { marks: marksFor(placement, { from: "2026-09-28", to: "2026-09-28" }) }),
  ).rejects.toMatchObject({ kind: "rule" });
});

test("one wrong mark among many leaves none written", async () => {
  const { placement, staff } = await aRegister();
  const good = marksFor(placement, { from: "2026-09-07", to: "2026-10-05" });
  const bad = {
    placementId: placement.id,
    day: calendarDate("2026-10-06"),
    half: "am" as const,
    code: "/" as const,
  };
  await expect(markRegister(staff, { marks: [...good, bad] })).rejects.toMatchObject({ kind: "rule" });
  expect(await owner().select().from(marks)).toEqual([]);
});

test("a session without a mark is not reported: counted apart, never assumed", async () => {
  const { placement, staff } = await aRegister();
  await markRegister(staff, {
    marks: [{ placementId: placement.id, day: monday, half: "am", code: "/" }],
  });
  const { rows, total, notReported } = await listWhereabouts(placement.lead, monday);
  const [morning, afternoon] = rows;
  expect([total, notReported]).toEqual([2, 1]);
  expect(morning).toMatchObject({ code: "/", suggested: { code: "B" } });
  expect(afternoon).toMatchObject({ code: null, suggested: { code: undefined } });
  expect(await findAttendance(placement.lead, placement.id)).toMatchObject({
    planned: 10,
    attended: 1,
    notReported: 9,
  });
  expect(await owner().select().from(pupilLooks)).toMatchObject([{ kind: "listed" }]);
});

test("nothing is planned on a closed day or at the weekend", async () => {
  const { placement, staff } = await aRegister();
  const later = { ...staff, now: new Date("2026-11-02T15:00:00Z") };
  expect(await listRegisters(later, calendarDate("2026-10-26"))).toEqual([]);
  expect(await listRegisters(later, calendarDate("2026-10-31"))).toEqual([]);
  const register = {
    offerId: placement.provider.offerId,
    day: calendarDate("2026-10-26"),
    half: "am" as const,
  };
  expect(await findRegister(later, register)).toBeUndefined();
});

test("a school says ahead that a pupil will be away; the first moment stands", async () => {
  const { placement, staff } = await aRegister();
  const absence = {
    placementId: placement.id,
    day: calendarDate("2026-10-12"),
    halves: ["am", "pm"] as const,
    reason: "Hospital",
  };
  await notifyAbsence(placement.lead, absence);
  await notifyAbsence({ ...placement.lead, now: new Date("2026-10-09T09:00:00Z") }, absence);
  const told = await owner().select().from(absenceNotices);
  expect(told).toHaveLength(2);
  expect(told[0]?.notifiedAt).toEqual(placement.lead.now);
  await expect(notifyAbsence(staff, absence)).rejects.toMatchObject({ kind: "forbidden" });
  for (const day of ["2026-10-05", "2026-10-13"])
    await expect(notifyAbsence(placement.lead, { ...absence, day: calendarDate(day) })).rejects.toMatchObject(
      { kind: "rule", field: "day" },
    );
});

test("two people marking the same session at once leave one mark and no correction unseen", async () => {
  const { world, placement, staff } = await aRegister();
  const other = await aPerson(world, "provider_manager", { organisationId: placement.provider.providerId });
  const mark = { placementId: placement.id, day: monday, half: "am" as const };
  const results = await Promise.allSettled([
    markRegister(staff, { marks: [{ ...mark, code: "/" }] }),
    markRegister(other, { marks: [{ ...mark, code: "N" }] }),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await owner().select().from(marks)).toHaveLength(1);
});

test("another provider's people mark nothing here", async () => {
  const { world, placement } = await aRegister();
  const other = await aProviderWithOffer(world);
  const wanted = { marks: marksFor(placement, { from: "2026-10-05", to: "2026-10-05" }) };
  await expect(markRegister(other.staff, wanted)).rejects.toMatchObject({ kind: "not_found" });
  await expect(markRegister(placement.lead, wanted)).rejects.toMatchObject({ kind: "forbidden" });
});

test("a session before a late start was not given, so it is not marked and not charged", async () => {
  const { placement, staff } = await aRegister();
  const started = { startedAt: new Date("2026-10-01T09:00:00Z") };
  await owner().update(placements).set(started).where(eq(placements.id, placement.id));
  const early = { marks: marksFor(placement, { from: "2026-09-21", to: "2026-09-21" }) };
  await expect(markRegister(staff, early)).rejects.toThrow("was not given");
  const register = { marks: marksFor(placement, { from: "2026-10-05", to: "2026-10-05" }) };
  expect(await markRegister(staff, register)).toMatchObject({ marked: register.marks.length });
});
