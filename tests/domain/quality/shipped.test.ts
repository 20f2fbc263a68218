import { describe, expect, it } from "vitest";
import { findLongestPlacement, listFrameworks } from "#app/domain/quality/frameworks/queries.server.ts";
import { notYetHere, shippedFrameworks } from "#app/domain/quality/frameworks/shipped.ts";
import { publishFramework } from "#app/domain/quality/publish-framework.server.ts";
import { withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, visitorAct } from "#tests/support/world.ts";
import { aProvider } from "#tests/support/world-providers.ts";

const page = { page: 1, pageSize: 25 };

describe("frameworks that come with the portal", () => {
  it("are offered until this authority has a version as new", () => {
    const all = shippedFrameworks.map(({ key }) => key);
    expect(notYetHere([]).map(({ key }) => key)).toEqual(all);
    const older = shippedFrameworks.map(({ key, version }) => ({ key, version: version - 1 }));
    expect(notYetHere(older).map(({ key }) => key)).toEqual(all);
    expect(notYetHere(shippedFrameworks)).toEqual([]);
    expect(notYetHere(shippedFrameworks.map(({ key, version }) => ({ key, version: version + 1 })))).toEqual(
      [],
    );
  });
});

describe("the list of frameworks", () => {
  withDatabase();

  it("offers officers what an update has brought, and tells nobody else", async () => {
    const world = await anAuthority();
    const officer = await aPerson(world, "development_officer");
    expect((await listFrameworks(officer, page)).shipped).toHaveLength(2);
    for (const text of shippedFrameworks) await publishFramework(officer, text);
    expect((await listFrameworks(officer, page)).shipped).toEqual([]);
    const elsewhere = await anAuthority();
    expect((await listFrameworks(visitorAct(elsewhere), page)).shipped).toEqual([]);
  });

  it("says how long a placement should last by the version in force for the provider", async () => {
    const world = await anAuthority();
    const officer = await aPerson(world, "development_officer");
    const lead = await aPerson(world, "school_lead");
    const { providerId } = await aProvider(world);
    const [text] = shippedFrameworks;
    if (!text) throw new Error("nothing ships");
    expect(await findLongestPlacement(lead, providerId)).toBeNull();
    await publishFramework(officer, { ...text, key: "strict", version: 99, longestPlacementWeeks: 12 });
    expect(await findLongestPlacement(lead, providerId)).toBe(12);
    const stranger = await aPerson(await anAuthority(), "authority_lead");
    expect(await findLongestPlacement(stranger, providerId)).toBeNull();
  });
});
