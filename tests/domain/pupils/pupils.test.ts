import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { calendarDate } from "#app/core/calendar.ts";
import { addPupil } from "#app/domain/pupils/add-pupil.server.ts";
import { changePupil } from "#app/domain/pupils/change-pupil.server.ts";
import { NewPupilForm, type PupilDetails } from "#app/domain/pupils/forms.ts";
import { listLooks, looksOnPage } from "#app/domain/pupils/looks.server.ts";
import { findPupil, listPupilEvents, listPupils } from "#app/domain/pupils/queries.server.ts";
import { isUpn } from "#app/domain/pupils/upn.ts";
import { codeOf, transaction } from "#app/platform/transaction.server.ts";
import { pupilLooks, pupils } from "#db/schema/pupils.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import {
  anAuthority,
  anOrganisation,
  aPartnership,
  aPerson,
  systemAct,
  visitorAct,
} from "#tests/support/world.ts";
import { aCommissioning, aPlacement, aPupil } from "#tests/support/world-placements.ts";

const details: PupilDetails = {
  givenName: "Robin",
  familyName: "Example",
  bornOn: calendarDate("2011-05-01"),
  yearGroup: 10,
  upn: "H801200001001",
  senProvision: "support",
  lookedAfter: false,
  needs: ["semh"],
  homePostcode: "S65 1AA",
};

describe("a unique pupil number", () => {
  it.each([
    ["H801200001001", true],
    ["A801200001001", false],
    ["H801200001002", false],
    ["H80120000100", false],
    ["I801200001001", false],
    ["h801200001001", false],
    ["", false],
  ])("%s: %s", (text, valid) => {
    expect(isUpn(text)).toBe(valid);
  });

  it("ends in a letter when it is temporary, and never in I, O or S", () => {
    const letters = [..."ABCDEFGHJKLMNPQRTUVWXYZ"];
    const last = (end: string) => letters.filter((letter) => isUpn(`${letter}80120000100${end}`)).length;
    expect(last("A")).toBe(1);
    expect(["I", "O", "S"].map(last)).toEqual([0, 0, 0]);
  });

  it("is left out or checked by the form, which says what is wrong with each field", () => {
    const typed = { ...details, bornOn: "2011-05-01", yearGroup: "10", lookedAfter: undefined };
    const ids = { id: randomUUID(), schoolId: randomUUID() };
    const parsed = NewPupilForm.safeParse({ ...typed, ...ids, upn: " h801200001001 " });
    expect(parsed.data?.upn).toBe("H801200001001");
    expect(NewPupilForm.safeParse({ ...typed, ...ids, upn: "" }).data?.upn).toBeNull();
    const wrong = NewPupilForm.safeParse({ ...ids, upn: "X1", yearGroup: "1.5", needs: "nothing" });
    expect(wrong.error?.issues.map(({ path }) => path[0]).sort()).toEqual(
      [
        "bornOn",
        "familyName",
        "givenName",
        "homePostcode",
        "needs",
        "senProvision",
        "upn",
        "yearGroup",
      ].sort(),
    );
  });
});

describe("adding and changing a pupil", () => {
  withDatabase();

  it("adds one for a form posted twice, located by the postcode", async () => {
    const lead = await aPerson(await anAuthority(), "school_lead");
    const id = randomUUID();
    const pupil = { ...details, id, schoolId: lead.actor.organisationId };
    await Promise.all([addPupil(lead, pupil), addPupil(lead, pupil)]);
    const rows = await owner().select().from(pupils);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.latitude).toBeCloseTo(53.43, 0);
    expect(await listPupilEvents(lead, id)).toMatchObject({ rows: [{ name: "pupil.added" }], total: 1 });
  });

  it("is for the own school's lead and the officers who commission", async () => {
    const world = await anAuthority();
    const lead = await aPerson(world, "school_lead");
    const add = (act: typeof lead) =>
      addPupil(act, { ...details, upn: null, id: randomUUID(), schoolId: lead.actor.organisationId });
    const officer = await aPerson(world, "commissioning_officer", { organisationId: world.authorityId });
    await add(lead);
    await add(officer);
    for (const role of [
      "school_lead",
      "school_approver",
      "provider_manager",
      "partnership_coordinator",
    ] as const)
      await expect(add(await aPerson(world, role))).rejects.toMatchObject({ kind: "forbidden" });
    const provider = await anOrganisation(world, "provider");
    await expect(
      addPupil(officer, { ...details, id: randomUUID(), schoolId: provider }),
    ).rejects.toMatchObject({ kind: "rule", field: "schoolId" });
  });

  it("refuses a number another pupil has, and a day of birth of nobody at school", async () => {
    const lead = await aPerson(await anAuthority(), "school_lead");
    const schoolId = lead.actor.organisationId;
    await addPupil(lead, { ...details, id: randomUUID(), schoolId });
    await expect(addPupil(lead, { ...details, id: randomUUID(), schoolId })).rejects.toMatchObject({
      field: "upn",
    });
    for (const bornOn of ["1990-01-01", "2026-10-08"])
      await expect(
        addPupil(lead, { ...details, bornOn: calendarDate(bornOn), id: randomUUID(), schoolId }),
      ).rejects.toMatchObject({ kind: "rule", field: "bornOn" });
  });

  it("changes details and says which, never what stood there", async () => {
    const world = await anAuthority();
    const lead = await aPerson(world, "school_lead");
    const id = await aPupil(lead);
    await changePupil(lead, id, { ...details, needs: ["semh", "asc"] });
    await changePupil(lead, id, { ...details, needs: ["semh", "asc"] });
    const [row] = await owner().select().from(pupils).where(eq(pupils.id, id));
    expect(row).toMatchObject({ familyName: "Example", needs: ["semh", "asc"] });
    const [changed, ...others] = (await listPupilEvents(lead, id)).rows;
    expect(changed).toMatchObject({
      name: "pupil.changed",
      details: { changed: expect.arrayContaining(["needs"]) },
    });
    expect(JSON.stringify(changed)).not.toContain("Example");
    expect(others).toHaveLength(1);
    await expect(changePupil(await aPerson(world, "school_lead"), id, details)).rejects.toMatchObject({
      kind: "not_found",
    });
    const approver = await aPerson(world, "school_approver", { organisationId: lead.actor.organisationId });
    await expect(changePupil(approver, id, details)).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("who sees a pupil's record", () => {
  withDatabase();

  it("is its school, that school's partnership and officers whose role says so", async () => {
    const world = await anAuthority();
    const lead = await aPerson(world, "school_lead");
    const schoolId = lead.actor.organisationId;
    const id = await aPupil(lead);
    const partnershipId = await aPartnership(world, [schoolId]);
    const of = { organisationId: world.authorityId };
    const seeing = [
      lead,
      await aPerson(world, "school_approver", { organisationId: schoolId }),
      await aPerson(world, "partnership_coordinator", {
        organisationId: partnershipId,
        schoolIds: [schoolId],
      }),
      await aPerson(world, "development_officer", of),
      await aPerson(world, "commissioning_officer", of),
      await aPerson(world, "authority_lead", of),
      systemAct(world),
    ];
    for (const act of seeing) expect((await findPupil(act, id, "/x"))?.id).toBe(id);
    const elsewhere = await anAuthority();
    const strangers = [
      await aPerson(world, "school_lead"),
      await aPerson(world, "partnership_coordinator"),
      await aPerson(world, "provider_manager"),
      await aPerson(world, "finance_officer", of),
      await aPerson(elsewhere, "authority_lead", { organisationId: elsewhere.authorityId }),
      visitorAct(world),
    ];
    for (const act of strangers) {
      expect(await findPupil(act, id, "/x")).toBeUndefined();
      expect((await listPupils(act, {}, "/x")).rows).toEqual([]);
      expect(await listPupilEvents(act, id)).toEqual({ rows: [], total: 0 });
      expect(await listLooks(act, id)).toEqual({ rows: [], total: 0 });
      expect(await transaction(act, (tx) => tx.$count(pupils))).toBe(0);
    }
  });

  it("is never a provider, even of a pupil it teaches", async () => {
    const at = await aCommissioning(await anAuthority());
    const pupilId = await aPupil(at.lead);
    await aPlacement(at, { pupilId, status: "active" });
    expect(await findPupil(at.supplier.manager, pupilId, "/x")).toBeUndefined();
    expect((await listPupils(at.supplier.manager, {}, "/x")).total).toBe(0);
    expect(await listLooks(at.supplier.manager, pupilId)).toEqual({ rows: [], total: 0 });
  });

  it("notes every look: a list once with its ids, an opening by name", async () => {
    const world = await anAuthority();
    const lead = await aPerson(world, "school_lead");
    const [first, second] = [await aPupil(lead), await aPupil(lead)];
    await listPupils(lead, {}, "/pupils");
    await listPupils(lead, { words: "nobody" }, "/pupils");
    await findPupil(lead, first, "/pupils/1");
    await findPupil(await aPerson(world, "school_lead"), first, "/pupils/1");
    await findPupil(systemAct(world), first, "/pupils/1");
    const looks = await owner().select().from(pupilLooks).orderBy(pupilLooks.id);
    expect(looks.map(({ kind, pupilIds }) => [kind, new Set(pupilIds)])).toEqual([
      ["listed", new Set([first, second])],
      ["opened", new Set([first])],
    ]);
    expect((await listLooks(lead, first)).rows.map(({ kind, by }) => [kind, by])).toEqual([
      ["opened", lead.actor.name],
      ["listed", lead.actor.name],
    ]);
    for (let times = 0; times < looksOnPage; times += 1) await findPupil(lead, first, "/pupils/1");
    const [newest, oldest] = [await listLooks(lead, first), await listLooks(lead, first, 2)];
    expect([newest.rows.length, newest.total]).toEqual([looksOnPage, looksOnPage + 2]);
    expect(oldest.rows.map(({ kind }) => kind)).toEqual(["opened", "listed"]);
    const undone = owner().delete(pupilLooks);
    await expect(undone).rejects.toSatisfy((error) => codeOf(error) === "23001");
  });

  it("finds by name, number or school, a page at a time", async () => {
    const lead = await aPerson(await anAuthority(), "school_lead");
    for (let index = 0; index < 3; index += 1) await aPupil(lead);
    const schoolId = lead.actor.organisationId;
    await addPupil(lead, { ...details, familyName: "O'Neill_100%", id: randomUUID(), schoolId });
    const total = async (words: string) => (await listPupils(lead, { words }, "/x")).total;
    expect([
      await total("robin"),
      await total("robin neill"),
      await total("H8012"),
      await total("%"),
    ]).toEqual([4, 1, 1, 1]);
    const page = await listPupils(lead, { page: 2, pageSize: 3 }, "/x");
    expect([page.rows.length, page.total]).toEqual([1, 4]);
  });
});
