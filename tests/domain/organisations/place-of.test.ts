import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addSchool } from "#app/domain/organisations/add-school.server.ts";
import { locate } from "#app/domain/organisations/locate.ts";
import { afterPlacing, districtsOf, findPlace } from "#app/domain/organisations/place-of.server.ts";
import { saveSite } from "#app/domain/providers/save-site.server.ts";
import { addPupil } from "#app/domain/pupils/add-pupil.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations, postcodes } from "#db/schema/organisations.ts";
import { sites } from "#db/schema/providers.ts";
import { pupils } from "#db/schema/pupils.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, aSchool, systemAct, today, visitorAct } from "#tests/support/world.ts";
import { aRegistration } from "#tests/support/world-providers.ts";

withDatabase();

const exactly = { latitude: 53.4321, longitude: -1.3579 };
const exeter = { latitude: 50.7256, longitude: -3.5269 };

const bringIn = () =>
  owner()
    .insert(postcodes)
    .values([
      { postcode: "S651AA", ...exactly },
      { postcode: "EX11AA", ...exeter },
      { postcode: "EX1", latitude: 50.73, longitude: -3.5 },
      { postcode: "S65", latitude: 0, longitude: 0 },
    ]);

describe("where a postcode is", () => {
  it("is its own imported place, else its shipped or imported outward half, else nothing", async () => {
    await bringIn();
    const act = visitorAct(await anAuthority());
    expect(await findPlace(act, "s65 1aa")).toEqual(exactly);
    expect(await findPlace(act, "S65 9ZZ")).toEqual(locate("S65"));
    expect(await findPlace(act, "S65")).toEqual(locate("S65"));
    expect(await findPlace(act, "EX1 1AA")).toEqual(exeter);
    expect(await findPlace(act, "EX1 9ZZ")).toEqual({ latitude: 50.73, longitude: -3.5 });
    expect(await findPlace(act, "EX1")).toEqual({ latitude: 50.73, longitude: -3.5 });
    expect(await findPlace(act, "EX11 1AA")).toBeUndefined();
    expect(await findPlace(act, "nowhere")).toBeUndefined();
  });

  it("is no nearer than its district for what is not to be found", async () => {
    await bringIn();
    const act = systemAct(await anAuthority());
    const given = ["S65 1AA", "EX1 1AA", "ZE1 0AA"];
    const districts = await transaction(act, (tx) => districtsOf(tx, given));
    expect([...districts]).toEqual([
      ["S65 1AA", locate("S65")],
      ["EX1 1AA", { latitude: 50.73, longitude: -3.5 }],
    ]);
  });

  it("is a fact that no actor may change", async () => {
    const act = systemAct(await anAuthority());
    const row = { postcode: "S651AA", ...exactly };
    const as = (run: (tx: Tx) => Promise<unknown>) => transaction(act, run);
    const denied = { cause: expect.objectContaining({ code: "42501" }) };
    await expect(as((tx) => tx.insert(postcodes).values(row))).rejects.toMatchObject(denied);
    await expect(as((tx) => tx.update(postcodes).set(exactly))).rejects.toMatchObject(denied);
    await expect(as((tx) => tx.delete(postcodes))).rejects.toMatchObject(denied);
  });

  it("and whose nobody knows is said on the page after it was saved", async () => {
    const act = visitorAct(await anAuthority());
    expect(await afterPlacing(act, "/registration", "S65 1AA")).toBe("/registration?notice=saved");
    expect(await afterPlacing(act, "/registration", "EX1 1AA")).toBe("/registration?notice=unplaced");
  });
});

describe("what is saved with a postcode", () => {
  it("lies exactly there: a school, a site and a pupil's home", async () => {
    await bringIn();
    const world = await anAuthority();
    const lead = await aPerson(world, "authority_lead");
    const { id } = await addSchool(lead, { ...aNewSchool, postcode: "EX1 1AA" });
    const [school] = await owner().select().from(organisations).where(eq(organisations.id, id));
    expect(school).toMatchObject(exeter);

    const { providerId, siteId } = await aRegistration(world);
    const [site] = await owner().select().from(sites).where(eq(sites.id, siteId));
    expect(site).toMatchObject(exactly);
    const [provider] = await owner().select().from(organisations).where(eq(organisations.id, providerId));
    expect(provider).toMatchObject(exactly);

    const schoolId = await aSchool(world);
    const pupilId = await addPupil(await aPerson(world, "school_lead", { organisationId: schoolId }), {
      id: randomUUID(),
      schoolId,
      givenName: "Test",
      familyName: "Pupil",
      bornOn: today.replace("2026", "2012") as typeof today,
      yearGroup: 10,
      upn: null,
      homePostcode: "S65 1AA",
      senProvision: "none",
      needs: [],
      lookedAfter: false,
    });
    const [pupil] = await owner().select().from(pupils).where(eq(pupils.id, pupilId));
    expect(pupil).toMatchObject(exactly);
  });

  it("has no place when nobody knows the postcode, and loses the old one", async () => {
    const world = await anAuthority();
    const { providerId, siteId, manager } = await aRegistration(world);
    const before = await owner().select().from(sites).where(eq(sites.id, siteId));
    expect(before[0]).toMatchObject(locate("S65") ?? {});
    await saveSite(manager, providerId, {
      id: siteId,
      kind: "main",
      name: "Workshop",
      address: "1 Made-up Street",
      postcode: "EX1 1AA",
      addressMasked: false,
      accessibility: "",
      accessFeatures: [],
      facilities: "",
      openedOn: today,
      closedOn: undefined,
    });
    const after = await owner().select().from(sites).where(eq(sites.id, siteId));
    expect(after[0]).toMatchObject({ postcode: "EX1 1AA", latitude: null, longitude: null });
  });
});

const aNewSchool = {
  name: "A new school",
  urn: 123_456,
  phase: "secondary" as const,
  pupilsOnRoll: 900,
  deprivationCount: 200,
};
