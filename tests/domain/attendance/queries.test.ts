import { expect, test } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { notifyAbsence } from "#app/domain/attendance/notify-absence.server.ts";
import { findAttendance } from "#app/domain/attendance/placement-attendance.server.ts";
import {
  countNotReported,
  findRegister,
  listRegisters,
  listWhereabouts,
} from "#app/domain/attendance/queries.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { markCorrections, marks } from "#db/schema/attendance.ts";
import { pupilLooks } from "#db/schema/pupils.ts";
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
    expect(await listWhereabouts(stranger, monday)).toEqual({ rows: [], total: 0, notReported: 0 });
    expect(await transaction(stranger, (tx) => countNotReported(tx, stranger, monday))).toBe(0);
    expect(await findRegister(stranger, session)).toBeUndefined();
    expect(await findAttendance(stranger, placement.id)).toBeUndefined();
  }
  expect(await listWhereabouts(placement.lead, monday)).toMatchObject({ total: 2 });
  expect(await findRegister(placement.lead, session)).toBeUndefined();
});

test("a look says which pupils a page showed, not those of the other pages", async () => {
  const world = await anAuthority();
  const { lead, schoolId } = await aRunningPlacement(world);
  await aRunningPlacement(world, { schoolId });
  const page = await listWhereabouts(lead, monday, { page: 2, pageSize: 2 });
  expect(page).toMatchObject({ total: 4, rows: [{ half: "am" }, { half: "pm" }] });
  const looks = await owner().select().from(pupilLooks);
  expect(looks.map(({ pupilIds }) => pupilIds.length)).toEqual([1]);
});

test("the finance officer sees placements by reference, without a name or a word about the child", async () => {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world);
  const { provider, lead } = placement;
  const told = { placementId: placement.id, halves: ["am", "pm"] as const, reason: "Robin is in hospital" };
  await notifyAbsence({ ...lead, now: new Date("2026-10-01T09:00:00Z") }, { ...told, day: monday });
  const made = marksFor(placement, { from: monday, to: monday, absent: "I" });
  await markRegister(provider.staff, { marks: made.map((mark) => ({ ...mark, note: "Robin was ill" })) });
  const corrected = made.map((mark) => ({ ...mark, code: "M" as const }));
  await markRegister(provider.staff, { marks: corrected, reason: "Robin saw a doctor" });
  const finance = await aPerson(world, "finance_officer");
  const { rows } = await listWhereabouts(finance, monday);
  expect(rows.map(({ pupilName }) => pupilName)).toEqual([null, null]);
  const session = { offerId: provider.offerId, day: monday, half: "am" as const };
  const seen = await findRegister(finance, session);
  expect(seen?.rows).toMatchObject([{ code: "M", notice: "", corrections: [{ from: "I", to: "M" }] }]);
  expect(JSON.stringify(seen)).not.toContain("Robin");
  const officer = await findRegister(await aPerson(world, "development_officer"), session);
  expect(officer?.rows).toMatchObject([{ note: "Robin was ill", notice: "Robin is in hospital" }]);
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
