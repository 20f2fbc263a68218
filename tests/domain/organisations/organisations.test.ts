import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { addAuthority } from "#app/domain/organisations/add-authority.server.ts";
import { addPartnership } from "#app/domain/organisations/add-partnership.server.ts";
import { addSchool } from "#app/domain/organisations/add-school.server.ts";
import { joinPartnership } from "#app/domain/organisations/join-partnership.server.ts";
import { leavePartnership } from "#app/domain/organisations/leave-partnership.server.ts";
import { locate } from "#app/domain/organisations/locate.ts";
import { partnershipOf } from "#app/domain/organisations/partnership-of.server.ts";
import {
  findOrganisation,
  findSettings,
  listOrganisations,
  listSchools,
} from "#app/domain/organisations/queries.server.ts";
import { setSettings } from "#app/domain/organisations/set-settings.server.ts";
import { defaultSettings, parseSettings } from "#app/domain/organisations/settings.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { withDatabase } from "#tests/support/database.ts";
import {
  anAuthority,
  anOrganisation,
  aPartnership,
  aPerson,
  aSchool,
  now,
  systemAct,
  visitorAct,
} from "#tests/support/world.ts";

const clifton = {
  name: "Clifton",
  urn: 106_954,
  phase: "secondary",
  pupilsOnRoll: 1000,
  deprivationCount: 400,
  postcode: "S65 2SN",
} as const;

describe("organisations", () => {
  withDatabase();

  it("are added by the authority's lead, placed by their postcode", async () => {
    const { authorityId } = await addAuthority({ name: "Newshire", now });
    await expect(addAuthority({ name: "newshire", now })).rejects.toMatchObject({ kind: "rule" });
    const act: Act = { actor: { kind: "system", authorityId }, now };
    const { id } = await addSchool(act, clifton);
    await expect(addSchool(act, clifton)).rejects.toMatchObject({ kind: "conflict" });
    const school = await transaction(act, (tx) => findOrganisation(tx, act, id));
    expect(school?.latitude).toBeCloseTo(53.4, 0);
    const world = await anAuthority();
    for (const role of ["finance_officer", "school_approver", "provider_manager"] as const) {
      const other = await aPerson(world, role);
      await expect(addSchool(other, clifton)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(addPartnership(other, { name: "P" })).rejects.toMatchObject({ kind: "forbidden" });
    }
  });

  it("join and leave partnerships on days, one at a time", async () => {
    const world = await anAuthority();
    const lead = await aPerson(world, "authority_lead");
    const schoolId = await aSchool(world);
    const [first, second] = [
      await addPartnership(lead, { name: "A" }),
      await addPartnership(lead, { name: "B" }),
    ];
    const [autumn, spring] = [calendarDate("2026-09-01"), calendarDate("2027-01-01")];
    await joinPartnership(lead, { partnershipId: first.id, schoolId, startsOn: autumn });
    const joining = { partnershipId: second.id, schoolId, startsOn: spring };
    await expect(joinPartnership(lead, joining)).rejects.toMatchObject({ kind: "rule" });
    const leaving = { partnershipId: first.id, schoolId, lastDay: calendarDate("2026-12-31") };
    await leavePartnership(lead, leaving);
    await expect(leavePartnership(lead, leaving)).rejects.toMatchObject({ kind: "not_found" });
    await joinPartnership(lead, joining);
    const on = (day: string) =>
      transaction(lead, (tx) => partnershipOf(tx, lead, schoolId, calendarDate(day)));
    expect(await on("2026-08-31")).toBeUndefined();
    expect((await on("2026-12-31"))?.name).toBe("A");
    expect((await on("2027-01-01"))?.name).toBe("B");
    const stranger = await aPerson(await anAuthority(), "authority_lead");
    await expect(joinPartnership(stranger, joining)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("are seen by who works with them: a provider sees no other provider, a visitor and a stranger nobody", async () => {
    const world = await anAuthority();
    const schoolId = await aSchool(world);
    await aPartnership(world, [schoolId]);
    const provider = await aPerson(world, "provider_manager");
    const rival = await anOrganisation(world, "provider");
    const seen = async (act: Act) =>
      (await listOrganisations(act, ["school", "partnership", "provider"])).map(({ id }) => id);
    expect(await seen(await aPerson(world, "school_lead"))).toContain(rival);
    expect(await seen(provider)).toContain(provider.actor.organisationId);
    expect(await seen(provider)).not.toContain(rival);
    for (const stranger of [visitorAct(world), await aPerson(await anAuthority(), "authority_lead")]) {
      expect((await seen(stranger)).includes(schoolId)).toBe(false);
      expect((await listSchools(stranger)).map(({ id }) => id)).not.toContain(schoolId);
      expect(await transaction(stranger, (tx) => findOrganisation(tx, stranger, schoolId))).toBeUndefined();
    }
  });
});

describe("settings", () => {
  withDatabase();

  it("have defaults, bounds and one who may set them", async () => {
    expect(defaultSettings).toMatchObject({
      secondApproverAbovePence: 500_000,
      holdSchoolDays: 10,
      seeEndedDays: 90,
    });
    expect(parseSettings({ seeEndedDays: 4000, holdSchoolDays: "7", parentsNoticeSchoolDays: 5 })).toEqual({
      ...defaultSettings,
      parentsNoticeSchoolDays: 5,
    });
    const world = await anAuthority();
    const lead = await aPerson(world, "authority_lead");
    const mine = { ...defaultSettings, secondApproverAbovePence: pence(250_000) };
    await setSettings(lead, mine);
    expect(await findSettings(systemAct(world))).toEqual(mine);
    const officer = await aPerson(world, "finance_officer");
    await expect(setSettings(officer, mine)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await findSettings(await aPerson(await anAuthority(), "authority_lead"))).toEqual(defaultSettings);
  });
});

describe("locating a postcode", () => {
  it("knows the districts around South Yorkshire and says nothing of others", () => {
    expect(locate("s65 1aa")).toEqual(locate("S65"));
    expect(locate("S1")?.latitude).toBeCloseTo(53.38, 1);
    expect(locate("ZE1 0AA")).toBeUndefined();
    expect(locate("nowhere")).toBeUndefined();
  });
});
