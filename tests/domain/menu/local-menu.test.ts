import { describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { roles } from "#app/core/words/people.ts";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { pinOffer } from "#app/domain/menu/local/pin-offer.server.ts";
import { canKeepLocalMenu } from "#app/domain/menu/local/policy.ts";
import { findLocalEntry, findLocalMenu } from "#app/domain/menu/local/queries.server.ts";
import { unpinOffer } from "#app/domain/menu/local/unpin-offer.server.ts";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import { listFound } from "#app/domain/menu/menu-queries.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { withDatabase } from "#tests/support/database.ts";
import { personIn } from "#tests/support/persons.ts";
import { anAuthority, aPartnership, aPerson, aSchool, systemAct, visitorAct } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider } from "#tests/support/world-providers.ts";

const page = { page: 1, pageSize: 25 };

async function aLocalMenu() {
  const world = await anAuthority();
  const schoolId = await aSchool(world);
  const partnershipId = await aPartnership(world, [schoolId]);
  const coordinator = await aPerson(world, "partnership_coordinator", { organisationId: partnershipId });
  const lead = await aPerson(world, "school_lead", { organisationId: schoolId });
  const provider = await aProvider(world);
  const offerId = await anOffer(world, { provider, title: "Bikes" });
  await anOffer(world, { provider, title: "Boats" });
  await pinOffer(coordinator, offerId, { note: "Ask for the morning group" });
  await reindexOffers(systemAct(world), "all");
  return { world, partnershipId, coordinator, lead, provider, offerId };
}

describe("a local menu", () => {
  withDatabase();

  it("is read by the partnership's schools with its notes, and filters the menu", async () => {
    const { lead, coordinator, offerId } = await aLocalMenu();
    expect(await findLocalMenu(lead, page)).toMatchObject({
      rows: [{ offerId, note: "Ask for the morning group", card: { title: "Bikes" } }],
      total: 1,
      isKeeper: false,
    });
    expect(await findLocalEntry(lead, offerId)).toMatchObject({ note: "Ask for the morning group" });
    await pinOffer(coordinator, offerId, { note: "" });
    expect(await findLocalMenu(coordinator, page)).toMatchObject({ rows: [{ note: "" }], isKeeper: true });
    const { search } = readMenuAddress(new URLSearchParams("local=yes"));
    expect((await listFound(lead, search, { near: undefined, most: 50 })).map(({ title }) => title)).toEqual([
      "Bikes",
    ]);
  });

  it("keeps an offer that left the menu for the coordinator alone", async () => {
    const { world, lead, coordinator, provider, offerId } = await aLocalMenu();
    const officer = await aPerson(world, "development_officer");
    await suspendProvider(officer, provider.providerId, { reason: "Unsafe" });
    expect((await findLocalMenu(lead, page))?.total).toBe(0);
    expect((await findLocalMenu(coordinator, page))?.total).toBe(1);
    await expect(pinOffer(coordinator, offerId, { note: "" })).rejects.toMatchObject({ kind: "rule" });
  });

  it("is shown to officers by name, and to nobody outside the partnership", async () => {
    const { world, partnershipId, offerId } = await aLocalMenu();
    const officer = await aPerson(world, "commissioning_officer");
    expect((await findLocalMenu(officer, { ...page, named: partnershipId }))?.total).toBe(1);
    expect(await findLocalMenu(officer, page)).toBeUndefined();
    const strangers: Act[] = [
      visitorAct(world),
      await aPerson(world, "school_lead"),
      await aPerson(world, "provider_manager"),
      await aPerson(await anAuthority(), "authority_lead"),
    ];
    for (const stranger of strangers) {
      expect(await findLocalMenu(stranger, { ...page, named: partnershipId })).toBeUndefined();
      expect(await findLocalEntry(stranger, offerId)).toBeUndefined();
    }
    const other = await aPerson(world, "partnership_coordinator");
    expect((await findLocalMenu(other, page))?.total).toBe(0);
    await expect(unpinOffer(other, offerId)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is kept by its coordinator, who takes off what is there", async () => {
    const { world, coordinator, lead, offerId } = await aLocalMenu();
    for (const act of [lead, await aPerson(world, "authority_lead"), visitorAct(world)]) {
      await expect(pinOffer(act, offerId, { note: "" })).rejects.toMatchObject({ kind: "forbidden" });
      await expect(unpinOffer(act, offerId)).rejects.toMatchObject({ kind: "forbidden" });
    }
    await unpinOffer(coordinator, offerId);
    expect((await findLocalMenu(coordinator, page))?.total).toBe(0);
  });

  it.each(roles)("may be kept by %s only as the coordinator of it", (role) => {
    expect(canKeepLocalMenu(personIn(role), "own")).toBe(role === "partnership_coordinator");
    expect(canKeepLocalMenu(personIn(role), "other")).toBe(false);
  });
});
