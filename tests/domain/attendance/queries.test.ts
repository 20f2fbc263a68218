import { expect, test } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { findAttendance } from "#app/domain/attendance/placement-attendance.server.ts";
import {
  countNotReported,
  findRegister,
  listRegisters,
  listWhereabouts,
} from "#app/domain/attendance/queries.server.ts";
import { markCorrections, marks } from "#db/schema/attendance.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, visitorAct } from "#tests/support/world.ts";
import { aProviderWithOffer, aRunningPlacement, marksFor } from "#tests/support/world-attendance.ts";

withDatabase();

const monday = calendarDate("2026-10-05");

test("a stranger sees nothing of any register", async () => {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world);
  const { offerId, staff } = placement.provider;
  await markRegister(staff, { marks: marksFor(placement, { from: "2026-10-05", to: "2026-10-05" }) });
  const session = { offerId, day: monday, half: "am" as const };
  const elsewhere = await anAuthority();
  const strangers = [
    (await aProviderWithOffer(world)).staff,
    await aPerson(world, "school_lead"),
    await aPerson(world, "partnership_coordinator"),
    await aPerson(elsewhere, "authority_lead"),
    visitorAct(world),
  ];
  for (const stranger of strangers) {
    expect(await listRegisters(stranger, monday)).toEqual([]);
    expect(await listWhereabouts(stranger, monday)).toEqual([]);
    expect(await countNotReported(stranger, monday)).toBe(0);
    expect(await findRegister(stranger, session)).toBeUndefined();
    expect(await findAttendance(stranger, placement.id)).toBeUndefined();
  }
  expect(await listWhereabouts(placement.lead, monday)).toHaveLength(2);
  expect(await findRegister(placement.lead, session)).toBeUndefined();
});

test("the finance officer sees placements by reference, without a name", async () => {
  const world = await anAuthority();
  await aRunningPlacement(world);
  const rows = await listWhereabouts(await aPerson(world, "finance_officer"), monday);
  expect(rows.map(({ pupilName }) => pupilName)).toEqual([null, null]);
});

test("the database itself refuses marks that are not planned, changed in silence or taken away", async () => {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world);
  const { staff } = placement.provider;
  await markRegister(staff, { marks: marksFor(placement, { from: "2026-10-05", to: "2026-10-05" }) });
  const row = { authorityId: world.authorityId, placementId: placement.id, code: "/", markedAt: staff.now };
  for (const day of ["2026-10-06", "2026-08-31", "2099-09-07"])
    await expect(
      owner()
        .insert(marks)
        .values({ ...row, day: calendarDate(day), half: "am" }),
      day,
    ).rejects.toThrow();
  await expect(owner().update(marks).set({ code: "N" })).rejects.toThrow();
  await expect(owner().delete(marks)).rejects.toThrow();
  await markRegister(staff, {
    marks: marksFor(placement, { from: "2026-10-05", to: "2026-10-05", absent: "I" }),
    reason: "Rang later",
  });
  await expect(owner().delete(markCorrections)).rejects.toThrow();
});
