import { randomUUID } from "node:crypto";
import { eq, isNotNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { roles } from "#app/core/words/people.ts";
import { bringInImport } from "#app/domain/imports/bring-in-import.server.ts";
import { discardImport } from "#app/domain/imports/discard-import.server.ts";
import { inviteRecordedProvider } from "#app/domain/imports/invite-recorded-provider.server.ts";
import { listLookalikes } from "#app/domain/imports/lookalikes.server.ts";
import { canImport } from "#app/domain/imports/policy.ts";
import { findImport, listImports } from "#app/domain/imports/queries.server.ts";
import { readImport } from "#app/domain/imports/read-import.server.ts";
import { registerProvider } from "#app/domain/providers/register-provider.server.ts";
import { standingOf } from "#app/domain/quality/standing.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { invitations } from "#db/schema/people.ts";
import { evidence, imports, providers, registrations, sites } from "#db/schema/providers.ts";
import { evidenceChecks } from "#db/schema/quality.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { clockwork, visitor, whoMay } from "#tests/support/persons.ts";
import { anAuthority, aPerson, inDays, systemAct, today, visitorAct } from "#tests/support/world.ts";
import { aCsv, aReadImport, broughtIn, providerHeader } from "#tests/support/world-imports.ts";
import { aProvider, officers } from "#tests/support/world-providers.ts";

const three = [
  providerHeader,
  "Alder Works,Non-school provider,1 Made-up Yard,S65 1AA,,10012345,,,+44 1709 000000,office@example.org,Engines,Workshop",
  "Birch House,PRU,2 Made-up Yard,S60 1AB,123456,,,,,,,",
  "Cedar Farm,non-school,,S66 2AA,,,1234567,,,,=1+1,",
].join("\n");

const evidenceHeader = "Provider,Kind,Site or person,Issued,Expires,Note";

const nextYear = inDays(300);

describe("a list of providers", () => {
  withDatabase();

  it("is looked at, then brought in whole: recorded, without registration or standing", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const id = await aReadImport(officer, "providers", `${three}\nNobody,Shed,,,,,,,,,,`);
    expect((await findImport(officer, id))?.counts).toEqual({ new: 3, changed: 0, same: 0, refused: 1 });
    expect(await owner().select().from(providers)).toHaveLength(0);

    expect(await bringInImport(officer, id)).toEqual({ new: 3, changed: 0, same: 0, refused: 1 });
    const rows = await owner().select().from(providers);
    expect(rows.map(({ recordedOn }) => recordedOn)).toEqual([today, today, today]);
    expect(await owner().select().from(registrations)).toHaveLength(0);
    expect(await owner().select().from(sites)).toMatchObject([{ name: "Workshop", postcode: "S65 1AA" }]);
    const farm = rows.find(({ about }) => about === "=1+1");
    expect(farm?.companyNumber).toBe("01234567");
    for (const { organisationId } of rows) {
      const standing = await transaction(officer, (tx) => standingOf(tx, officer, organisationId, today));
      expect(standing).toMatchObject({ state: "not_assured", listable: false });
    }
    expect((await findImport(officer, id))?.status).toBe("brought_in");
    const [alder] = await owner().select().from(organisations).where(eq(organisations.name, "Alder Works"));
    expect(alder?.latitude).toBeCloseTo(53.4, 0);
    expect(alder?.phone).toBe("+44 1709 000000");
  });

  it("brought in twice, or by two at once, is here once", async () => {
    const world = await anAuthority();
    const { officer, second } = await officers(world);
    const [one, other] = [
      await aReadImport(officer, "providers", three),
      await aReadImport(second, "providers", three),
    ];
    await Promise.all([
      bringInImport(officer, one),
      bringInImport(second, one),
      bringInImport(second, other),
    ]);
    expect(await owner().select().from(providers)).toHaveLength(3);
    const again = await broughtIn(officer, "providers", three);
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 3, refused: 0 });
    const moved = three.replace("S60 1AB", "S60 1AC").replace("Engines", "Engines and bicycles");
    expect((await broughtIn(officer, "providers", moved)).counts).toMatchObject({ changed: 2, same: 1 });
    const [birch] = await owner().select().from(organisations).where(eq(organisations.urn, 123_456));
    expect(birch?.postcode).toBe("S60 1AC");
  });

  it("is whole or not at all", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const id = await aReadImport(officer, "providers", three);
    await owner().execute(
      "create function no_cedar() returns trigger language plpgsql as $$ begin if new.name like 'Cedar%' then raise exception 'no'; end if; return new; end $$",
    );
    await owner().execute(
      "create trigger no_cedar before insert on organisations for each row execute function no_cedar()",
    );
    await expect(bringInImport(officer, id)).rejects.toThrow();
    expect(await owner().select().from(providers)).toHaveLength(0);
    expect((await findImport(officer, id))?.status).toBe("read");
  });

  it("changes nothing that a provider says of itself", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const { providerId } = await aProvider(world, { name: "Own words", approved: false });
    const list = `${providerHeader}\nOther words,PRU,,S65 1AA,,,01234567,,,,,`;
    const { counts, rows } = await broughtIn(officer, "providers", list);
    expect(counts.same).toBe(1);
    expect(rows[0]?.words[0]).toContain("looks after its own details");
    const [row] = await owner().select().from(organisations).where(eq(organisations.id, providerId));
    expect(row?.name).toBe("Own words");
  });

  it("is put away with its rows, and then never brought in", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const id = await aReadImport(officer, "providers", three);
    await discardImport(officer, id);
    await discardImport(officer, id);
    const [row] = await owner().select().from(imports).where(eq(imports.id, id));
    expect(row).toMatchObject({ status: "discarded", rows: [] });
    await expect(bringInImport(officer, id)).rejects.toMatchObject({ kind: "conflict" });
    const { id: done } = await broughtIn(officer, "providers", three);
    await expect(discardImport(officer, done)).rejects.toMatchObject({ kind: "conflict" });
  });

  it("is for those who assure providers; strangers find none", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    const id = await aReadImport(officer, "providers", three);
    const elsewhere = await anAuthority();
    const strangers = [visitorAct(world), await aPerson(elsewhere, "authority_lead")];
    for (const role of roles.filter((one) => !["development_officer", "authority_lead"].includes(one)))
      strangers.push(await aPerson(world, role));
    for (const stranger of strangers) {
      expect((await listImports(stranger)).total).toBe(0);
      expect(await findImport(stranger, id)).toBeUndefined();
      await expect(bringInImport(stranger, id)).rejects.toMatchObject({ kind: "not_found" });
      await expect(discardImport(stranger, id)).rejects.toMatchObject({ kind: "not_found" });
    }
    for (const stranger of strangers.filter(({ actor }) => !canImport(actor)))
      await expect(
        readImport(stranger, { id: randomUUID(), kind: "providers", file: aCsv(three) }),
      ).rejects.toMatchObject({ kind: "forbidden" });
    expect(whoMay(canImport)).toEqual(
      roles.filter((role) => role === "development_officer" || role === "authority_lead"),
    );
    expect([canImport(visitor), canImport(clockwork)]).toEqual([false, true]);
    const lead = await aPerson(world, "school_lead");
    expect(await transaction(lead, (tx) => tx.select().from(imports))).toEqual([]);
    expect((await listImports(systemAct(world))).rows).toMatchObject([{ rowCount: 3, status: "read" }]);
  });
});

describe("a list of evidence", () => {
  withDatabase();

  async function recordedThree() {
    const world = await anAuthority();
    const { officer } = await officers(world);
    await broughtIn(officer, "providers", three);
    return { world, officer };
  }

  it("adds what is in date with where the paper is kept, checked by nobody", async () => {
    const { officer } = await recordedThree();
    const list = [
      evidenceHeader,
      `10012345,Public liability insurance,,,${nextYear},Blue folder in room 4`,
      `Alder Works,Fire risk assessment,Workshop,01/10/2026,,Blue folder`,
      `alder works,health_and_safety_policy,,07/09/2026,,Shared drive`,
    ].join("\n");
    const { counts, rows } = await broughtIn(officer, "evidence", list);
    expect(rows.map(({ words }) => words.join())).toHaveLength(3);
    expect(counts).toEqual({ new: 3, changed: 0, same: 0, refused: 0 });
    const items = await owner().select().from(evidence);
    expect(items.map(({ documentId }) => documentId)).toEqual([null, null, null]);
    expect(items.map(({ note }) => note)).toContain("Brought over on 7 October 2026. Blue folder in room 4");
    expect(items.filter(({ siteId }) => siteId !== null)).toHaveLength(1);
    expect(await owner().select().from(evidenceChecks)).toHaveLength(0);
    expect((await broughtIn(officer, "evidence", list)).counts).toMatchObject({ new: 0, same: 3 });
    expect(await owner().select().from(evidence)).toHaveLength(3);
  });

  it("is refused row by row with reasons", async () => {
    const { world, officer } = await recordedThree();
    await aProvider(world, { name: "Own words", approved: false });
    const list = [
      evidenceHeader,
      `Nobody,Public liability insurance,,,${nextYear},Folder`,
      `Own words,Public liability insurance,,,${nextYear},Folder`,
      `Alder Works,Swimming badge,,,${nextYear},Folder`,
      `Alder Works,Public liability insurance,,,${inDays(-1)},Folder`,
      "Alder Works,Public liability insurance,,,,Folder",
      `Alder Works,Public liability insurance,,,${nextYear},`,
      `Alder Works,Fire risk assessment,,01/10/2026,,Folder`,
      `Alder Works,Fire risk assessment,Elsewhere,01/10/2026,,Folder`,
      `Alder Works,Health and safety policy,,${inDays(1)},,Folder`,
      `Alder Works,Health and safety policy,Workshop,01/10/2026,,Folder`,
    ].join("\n");
    const { counts, rows } = await broughtIn(officer, "evidence", list);
    expect(counts).toMatchObject({ new: 0, refused: 10 });
    expect(rows.map(({ words }) => words[0])).toEqual([
      expect.stringContaining("No provider here"),
      expect.stringContaining("keeps its own evidence"),
      expect.stringContaining("no kind of evidence"),
      expect.stringContaining("It ran out on 6 October 2026"),
      expect.stringContaining("Give the day it runs out"),
      expect.stringContaining("where the paper is kept"),
      expect.stringContaining("Name the site"),
      expect.stringContaining("no one site called"),
      expect.stringContaining("still to come"),
      expect.stringContaining("whole organisation"),
    ]);
    const own = await owner().select().from(evidence).where(isNotNull(evidence.documentId));
    expect(own.length).toBeGreaterThan(0);
  });
});

describe("a recorded provider", () => {
  withDatabase();

  it("is invited once to register on what is recorded", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    await broughtIn(officer, "providers", three);
    const [row] = await owner().select().from(providers).where(eq(providers.ukprn, "10012345"));
    const providerId = row?.organisationId ?? "";
    const invited = { id: randomUUID(), name: "Marta Vale", email: "marta@example.org" };
    const other = await aPerson(world, "commissioning_officer", { organisationId: world.authorityId });
    await expect(inviteRecordedProvider(other, providerId, invited)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await Promise.all([
      inviteRecordedProvider(officer, providerId, invited),
      inviteRecordedProvider(officer, providerId, invited),
    ]);
    const again = { ...invited, id: randomUUID() };
    await expect(inviteRecordedProvider(officer, providerId, again)).rejects.toMatchObject({
      kind: "rule",
    });
    expect(await owner().select().from(registrations)).toMatchObject([{ providerId, status: "draft" }]);
    expect(await owner().select().from(invitations)).toMatchObject([{ role: "provider_manager" }]);
    const changed = three.replace("Engines", "Bicycles");
    expect((await broughtIn(officer, "providers", changed)).counts).toMatchObject({ changed: 0, same: 3 });
  });

  it("that registers a second time under its name is pointed out to the officers alone", async () => {
    const world = await anAuthority();
    const { officer } = await officers(world);
    await broughtIn(officer, "providers", three);
    const { providerId } = await registerProvider(visitorAct(world), {
      id: randomUUID(),
      organisationName: "alder  works",
      kind: "non_school",
      name: "Marta Vale",
      email: "marta@example.org",
    });
    expect(await listLookalikes(officer, providerId)).toMatchObject([
      { name: "Alder Works", recordedOn: today, hasSameNumber: false },
    ]);
    const manager = await aPerson(world, "provider_manager", { organisationId: providerId });
    const elsewhere = await aPerson(await anAuthority(), "authority_lead");
    for (const stranger of [manager, elsewhere, visitorAct(world)])
      expect(await listLookalikes(stranger, providerId)).toEqual([]);
  });
});
