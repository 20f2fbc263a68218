import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { addClosure } from "#app/domain/terms/add-closure.server.ts";
import { amendClosure } from "#app/domain/terms/amend-closure.server.ts";
import { amendTerm } from "#app/domain/terms/amend-term.server.ts";
import { providerClosures, schoolCalendar } from "#app/domain/terms/calendars.server.ts";
import { TermForm } from "#app/domain/terms/forms.ts";
import {
  countSchoolDays,
  findClosure,
  findTerm,
  listClosures,
  listTerms,
} from "#app/domain/terms/queries.server.ts";
import { removeClosure } from "#app/domain/terms/remove-closure.server.ts";
import { isSchoolDay } from "#app/domain/terms/school-days.ts";
import { setTerm } from "#app/domain/terms/set-term.server.ts";
import { codeOf, transaction } from "#app/platform/transaction.server.ts";
import { closures, terms } from "#db/schema/terms.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, aSchool, inDays, systemAct, visitorAct } from "#tests/support/world.ts";

const term = (startsOn: string, endsOn: string, id: string = randomUUID()) => ({
  id,
  name: "Autumn 2027",
  startsOn: calendarDate(startsOn),
  endsOn: calendarDate(endsOn),
});
const closed = (startsOn = inDays(5), endsOn = inDays(6), id: string = randomUUID()) => ({
  id,
  reason: "Training day",
  startsOn,
  endsOn,
});

describe("terms", () => {
  withDatabase();

  it("are set once and amended by finance and the lead, never over another", async () => {
    const world = await anAuthority();
    const finance = await aPerson(world, "finance_officer");
    const added = term("2027-09-01", "2027-12-17");
    await setTerm(finance, added);
    await setTerm(finance, added);
    expect(await listTerms(finance, 2027)).toHaveLength(1);
    await expect(setTerm(finance, term("2027-12-17", "2028-02-01"))).rejects.toMatchObject({
      kind: "rule",
      message: "Autumn 2027 is already there, 1 September 2027 to 17 December 2027: choose days outside it",
    });
    await amendTerm(finance, { ...added, endsOn: calendarDate("2027-12-20") });
    expect(await findTerm(finance, added.id)).toMatchObject({ endsOn: "2027-12-20" });
    for (const role of ["school_lead", "provider_manager", "development_officer"] as const) {
      const act = await aPerson(world, role);
      await expect(setTerm(act, term("2029-01-01", "2029-03-01"))).rejects.toMatchObject({
        kind: "forbidden",
      });
      await expect(amendTerm(act, added)).rejects.toMatchObject({ kind: "forbidden" });
    }
    const stranger = await aPerson(await anAuthority(), "authority_lead");
    await expect(amendTerm(stranger, added)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("are kept apart by the database too, and so are closed days", async () => {
    const { authorityId } = await anAuthority();
    const days = { startsOn: calendarDate("2026-10-01"), endsOn: calendarDate("2026-10-27") };
    const overlap = owner()
      .insert(terms)
      .values({ authorityId, name: "Twice", ...days });
    await expect(overlap.catch((error: unknown) => codeOf(error))).resolves.toBe("23P01");
    const again = owner()
      .insert(closures)
      .values({ authorityId, reason: "Twice", ...days });
    await expect(again.catch((error: unknown) => codeOf(error))).resolves.toBe("23P01");
  });

  it("cannot be absurd", () => {
    const typed = { id: randomUUID(), name: "A", startsOn: "2026-02-30", endsOn: "2026-03-01" };
    const errors = (form: object) =>
      TermForm.safeParse({ ...typed, ...form }).error?.issues.map(
        ({ path, message }) => `${String(path[0])}: ${message}`,
      );
    expect(errors({})).toEqual(["startsOn: Enter the first day as a real date"]);
    expect(errors({ startsOn: "9999-01-01" })).toHaveLength(1);
    expect(errors({ startsOn: "2026-03-02" })).toEqual([
      "endsOn: Enter a last day that is not before the first day",
    ]);
    expect(errors({ startsOn: "2020-01-01" })).toEqual([
      "endsOn: Enter a last day within 200 days of the first day",
    ]);
    expect(errors({ startsOn: "2026-02-01", name: "x".repeat(10_000_000) })).toHaveLength(1);
  });
});

describe("closed days", () => {
  withDatabase();

  it("close everybody, one school or one provider", async () => {
    const world = await anAuthority();
    const [school, provider] = [
      await aPerson(world, "school_lead"),
      await aPerson(world, "provider_manager"),
    ];
    const other = await aSchool(world);
    const act = systemAct(world);
    await addClosure(act, null, closed(inDays(1), inDays(1)));
    await addClosure(school, school.actor.organisationId, closed(inDays(2), inDays(2)));
    await addClosure(provider, provider.actor.organisationId, closed(inDays(2), inDays(2)));
    const isOpen = (schoolId: string, days: number) =>
      transaction(act, async (tx) => isSchoolDay(await schoolCalendar(tx, act, schoolId), inDays(days)));
    const own = school.actor.organisationId;
    expect([await isOpen(own, 0), await isOpen(own, 1), await isOpen(own, 2)]).toEqual([true, false, false]);
    expect([await isOpen(other, 1), await isOpen(other, 2)]).toEqual([false, true]);
    const theirs = await transaction(act, (tx) => providerClosures(tx, act, provider.actor.organisationId));
    expect(theirs).toEqual([{ startsOn: inDays(2), endsOn: inDays(2) }]);
    expect(await countSchoolDays(act, 2026)).toBe((await countSchoolDays(visitorAct(world), 2026)) as number);
  });

  it("are each organisation's own to add, change and open again, before they have begun", async () => {
    const world = await anAuthority();
    const school = await aPerson(world, "school_lead");
    const own = school.actor.organisationId;
    const day = closed();
    await addClosure(school, own, day);
    await expect(addClosure(school, own, closed())).rejects.toMatchObject({
      kind: "rule",
      field: "startsOn",
    });
    await expect(addClosure(school, null, closed())).rejects.toMatchObject({ kind: "forbidden" });
    await expect(addClosure(school, own, closed(inDays(-3), inDays(-2)))).rejects.toMatchObject({
      kind: "rule",
    });
    const other = await aPerson(world, "school_lead");
    await expect(addClosure(other, own, closed(inDays(20)))).rejects.toMatchObject({ kind: "forbidden" });
    await expect(removeClosure(other, day.id)).rejects.toMatchObject({ kind: "not_found" });
    await expect(amendClosure(other, day)).rejects.toMatchObject({ kind: "not_found" });
    const staff = await aPerson(world, "provider_staff");
    const theirs = addClosure(staff, staff.actor.organisationId, closed());
    await expect(theirs).rejects.toMatchObject({ kind: "forbidden" });
    await amendClosure(school, { ...day, endsOn: inDays(7) });
    expect(await findClosure(school, day.id)).toMatchObject({ endsOn: inDays(7) });
    await removeClosure(school, day.id);
    expect(await findClosure(school, day.id)).toBeUndefined();
    const finance = await aPerson(world, "finance_officer");
    await addClosure(finance, null, closed(inDays(-3), inDays(-2)));
  });

  it("of one school are not shown to another, nor to a visitor or another authority", async () => {
    const world = await anAuthority();
    const school = await aPerson(world, "school_lead");
    const day = closed();
    await addClosure(school, school.actor.organisationId, day);
    const strangers = [
      await aPerson(world, "school_lead"),
      await aPerson(world, "provider_manager"),
      visitorAct(world),
      await aPerson(await anAuthority(), "authority_lead"),
    ];
    for (const stranger of strangers) {
      expect(await findClosure(stranger, day.id)).toBeUndefined();
      expect((await listClosures(stranger, 2026)).map(({ id }) => id)).not.toContain(day.id);
    }
    const [set] = await listTerms(school);
    expect(await findTerm(strangers[3] ?? school, set?.id ?? "")).toBeUndefined();
  });
});
