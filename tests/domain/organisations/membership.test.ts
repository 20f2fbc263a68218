import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { roles } from "#app/core/words/people.ts";
import { addPartnership } from "#app/domain/organisations/add-partnership.server.ts";
import { addSchool } from "#app/domain/organisations/add-school.server.ts";
import { joinPartnership } from "#app/domain/organisations/join-partnership.server.ts";
import { leavePartnership } from "#app/domain/organisations/leave-partnership.server.ts";
import * as queries from "#app/domain/organisations/queries.server.ts";
import { withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, aSchool, inDays, later, visitorAct } from "#tests/support/world.ts";

const clifton = () => ({
  id: randomUUID(),
  name: "Clifton",
  urn: 106_954,
  phase: "secondary" as const,
  pupilsOnRoll: 1000,
  deprivationCount: 400,
  postcode: "S65 2SN",
  contactName: "Inclusion office",
  contactPhone: "01709 123456",
});

async function aMember() {
  const world = await anAuthority();
  const lead = await aPerson(world, "authority_lead");
  const school = await addSchool(lead, clifton());
  const partnership = await addPartnership(lead, { id: randomUUID(), name: "East" });
  const joining = { partnershipId: partnership.id, schoolId: school.id, startsOn: inDays(7) };
  await joinPartnership(lead, joining);
  return { world, lead, school, partnership, joining };
}

const partnershipToday = async (act: Act) =>
  (await queries.listSchoolsToday(act, {})).rows.map(({ partnershipName }) => partnershipName);

describe("schools and partnerships", () => {
  withDatabase();

  it("are made once, however often their form is sent", async () => {
    const lead = await aPerson(await anAuthority(), "authority_lead");
    const school = clifton();
    expect(await addSchool(lead, school)).toEqual({ id: school.id });
    expect(await addSchool(lead, school)).toEqual({ id: school.id });
    await expect(addSchool(lead, { ...school, id: randomUUID() })).rejects.toMatchObject({
      kind: "conflict",
      field: "urn",
      message: "Clifton has this URN already",
    });
    const partnership = { id: randomUUID(), name: "East" };
    await addPartnership(lead, partnership);
    expect(await addPartnership(lead, partnership)).toEqual({ id: partnership.id });
    expect((await queries.listSchoolsToday(lead, {})).total).toBe(1);
    expect(await queries.listOrganisations(lead, ["partnership"])).toHaveLength(1);
  });

  it("are listed as they belong together on the day", async () => {
    const { lead, school, partnership } = await aMember();
    expect(await partnershipToday(lead)).toEqual([null]);
    expect(await partnershipToday(later(lead, 7))).toEqual(["East"]);
    const lastDay = inDays(14);
    await leavePartnership(lead, { partnershipId: partnership.id, schoolId: school.id, lastDay });
    expect(await partnershipToday(later(lead, 14))).toEqual(["East"]);
    expect(await queries.listMembers(later(lead, 14), partnership.id)).toMatchObject([
      { schoolName: "Clifton", startsOn: inDays(7), endsOn: lastDay },
    ]);
    expect(await partnershipToday(later(lead, 15))).toEqual([null]);
    expect(await queries.listMembers(later(lead, 15))).toEqual([]);
  });

  it("are found by words and by pages", async () => {
    const { world, lead } = await aMember();
    await aSchool(world, { name: "Wath" });
    const found = async (words: string, act: Act = lead) =>
      (await queries.listSchoolsToday(act, { words })).rows.map(({ name }) => name);
    expect(await found("clif")).toEqual(["Clifton"]);
    expect(await found("106954")).toEqual(["Clifton"]);
    expect(await found("east")).toEqual([]);
    expect(await found("east clifton", later(lead, 7))).toEqual(["Clifton"]);
    expect(await found("%")).toEqual([]);
    const second = await queries.listSchoolsToday(lead, { page: 2, pageSize: 1 });
    expect(second).toMatchObject({ total: 2, rows: [{ name: "Wath" }] });
  });

  it("refuse a school that belongs to another, and say so", async () => {
    const { lead, joining } = await aMember();
    const west = await addPartnership(lead, { name: "West" });
    const refused = joinPartnership(lead, { ...joining, partnershipId: west.id });
    await expect(refused).rejects.toMatchObject({
      kind: "rule",
      message: expect.stringContaining("Clifton belongs to a partnership on 14 October 2026 or later"),
    });
  });

  it("are changed by the lead alone", async () => {
    const { world, joining } = await aMember();
    const leaving = { ...joining, lastDay: inDays(30) };
    for (const role of roles.filter((other) => other !== "authority_lead")) {
      const other = await aPerson(world, role);
      const forbidden = { kind: "forbidden" };
      await expect(addSchool(other, clifton())).rejects.toMatchObject(forbidden);
      await expect(addPartnership(other, { name: "P" })).rejects.toMatchObject(forbidden);
      await expect(joinPartnership(other, joining)).rejects.toMatchObject(forbidden);
      await expect(leavePartnership(other, leaving)).rejects.toMatchObject(forbidden);
    }
  });

  it("show a visitor and another authority nothing", async () => {
    const { world, lead, school, partnership, joining } = await aMember();
    expect(await queries.findPartnership(lead, partnership.id)).toMatchObject({ name: "East" });
    expect(await queries.findPartnership(lead, school.id)).toBeUndefined();
    const elsewhere = await aPerson(await anAuthority(), "authority_lead");
    for (const stranger of [visitorAct(world), elsewhere]) {
      expect(await queries.listSchoolsToday(stranger, {})).toMatchObject({ rows: [], total: 0 });
      expect(await queries.listMembers(stranger)).toEqual([]);
      expect(await queries.listMembers(stranger, partnership.id)).toEqual([]);
      expect(await queries.findPartnership(stranger, partnership.id)).toBeUndefined();
    }
    const leaving = { ...joining, lastDay: inDays(30) };
    await expect(leavePartnership(elsewhere, leaving)).rejects.toMatchObject({ kind: "not_found" });
  });
});
