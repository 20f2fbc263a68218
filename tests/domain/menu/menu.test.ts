import { beforeEach, describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { pence, zeroPence } from "#app/core/money.ts";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import { findMenuOffer } from "#app/domain/menu/menu-offer.server.ts";
import { findOwnPlace, searchMenu } from "#app/domain/menu/menu-queries.server.ts";
import { setPrice } from "#app/domain/menu/set-price.server.ts";
import { withdrawOffer } from "#app/domain/menu/withdraw-offer.server.ts";
import { locate } from "#app/domain/organisations/locate.ts";
import type { Place } from "#app/domain/organisations/outcodes.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { postcodes } from "#db/schema/organisations.ts";
import { sites } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import {
  anAuthority,
  aPerson,
  later,
  systemAct,
  today,
  visitorAct,
  type World,
} from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider, type MadeProvider, officers } from "#tests/support/world-providers.ts";

describe("the menu", () => {
  withDatabase();
  let world: World;
  let provider: MadeProvider;
  let lead: Awaited<ReturnType<typeof aPerson>>;

  beforeEach(async () => {
    world = await anAuthority();
    provider = await aProvider(world);
    lead = await aPerson(world, "school_lead");
  });

  const on = async (act: Act, query = "") =>
    searchMenu(act, readMenuAddress(new URLSearchParams(query)).search, undefined);
  const titles = async (act: Act, query = "") => (await on(act, query)).cards.map(({ title }) => title);

  it("has an offer as soon as it is published, and no longer once it is withdrawn", async () => {
    const id = await anOffer(world, { provider });
    expect(await titles(visitorAct(world), "q=motor+vehcle&phase=ks4")).toEqual(["Motor vehicle workshop"]);
    await withdrawOffer(provider.manager, id);
    expect(await titles(visitorAct(world))).toEqual([]);
    expect(await findMenuOffer(lead, id)).toBeUndefined();
  });

  it("has nothing of a provider before its approval, and everything once the decision is followed up", async () => {
    const hopeful = await aProvider(world, { name: "Hopeful", approved: false });
    const id = await anOffer(world, { provider: hopeful });
    expect(await titles(lead)).toEqual([]);
    expect(await findMenuOffer(lead, id)).toBeUndefined();
    expect(await findMenuOffer(hopeful.manager, id)).toMatchObject({ standing: { listable: false } });
    expect(await reindexOffers(systemAct(world), { providerId: hopeful.providerId })).toBe(0);
  });

  it("never shows a suspended provider, even out of an index that has not heard of it", async () => {
    const id = await anOffer(world, { provider });
    const { officer } = await officers(world);
    await suspendProvider(officer, provider.providerId, { reason: "A concern is being looked into" });
    expect(await on(lead)).toMatchObject({ cards: [], total: 0 });
    expect(await findMenuOffer(lead, id)).toBeUndefined();
    expect(await reindexOffers(systemAct(world), "all")).toBe(0);
  });

  it("lets go of a provider by itself on the day its approval has run out", async () => {
    await anOffer(world, { provider });
    expect(await titles(later(lead, 360))).toEqual(["Motor vehicle workshop"]);
    expect((await on(later(lead, 370))).total).toBe(0);
  });

  it("hides private prices from visitors, in what it shows and in what it finds", async () => {
    const id = await anOffer(world, { provider, priceIsPrivate: true });
    const visitor = visitorAct(world);
    expect((await on(visitor)).cards[0]?.pricePerSessionPence).toBeUndefined();
    expect((await on(lead)).cards[0]?.pricePerSessionPence).toBe(6000);
    expect(await titles(visitor, "price_to=100")).toEqual([]);
    expect(await titles(lead, "price_to=100")).toHaveLength(1);
    expect((await findMenuOffer(visitor, id))?.price).toBeUndefined();
    expect((await findMenuOffer(lead, id))?.price?.pricePence).toBe(6000);
  });

  it("hides masked addresses, and the names of their sites, from visitors", async () => {
    const id = await anOffer(world, { provider });
    await owner().update(sites).set({ addressMasked: true });
    const seen = (await findMenuOffer(visitorAct(world), id))?.site;
    expect(seen).toMatchObject({ name: undefined, address: undefined });
    expect((await findMenuOffer(lead, id))?.site.address).toBeDefined();
  });

  it("measures to a masked address from the middle of its district, however exactly it is known", async () => {
    await owner().insert(postcodes).values({ postcode: "S651AA", latitude: 53.5, longitude: -1.4 });
    const exact = { latitude: 53.5, longitude: -1.4 };
    const milesFrom = async (near: Place) => {
      const { search } = readMenuAddress(new URLSearchParams());
      return (await searchMenu(visitorAct(world), search, near)).cards[0]?.miles;
    };
    await owner().update(sites).set(exact);
    await anOffer(world, { provider });
    expect(await milesFrom(exact)).toBeCloseTo(0, 3);
    await owner().update(sites).set({ addressMasked: true });
    await reindexOffers(systemAct(world), "all");
    expect(await milesFrom(exact)).toBeGreaterThan(3);
    expect(await milesFrom(locate("S65") ?? exact)).toBeCloseTo(0, 3);
  });

  it("follows a new price and new places at once", async () => {
    const id = await anOffer(world, { provider, places: { "mon-am": 1 } });
    await setPrice(provider.manager, id, {
      startsOn: today,
      price: pence(40_000),
      basis: "week",
      programmeSessions: undefined,
      joiningFee: zeroPence,
    });
    expect((await on(lead, "price_to=40&half=mon-am")).cards[0]).toMatchObject({
      pricePerSessionPence: 4000,
      free: ["mon-am"],
    });
    expect(await titles(lead, "half=tue-am")).toEqual([]);
  });

  it("measures from the school of the person who looks", async () => {
    expect(await findOwnPlace(lead)).toMatchObject({ postcode: "S65 1AA" });
    expect(await findOwnPlace(visitorAct(world))).toBeUndefined();
  });

  it("is one authority's own", async () => {
    const id = await anOffer(world, { provider });
    const elsewhere = await aPerson(await anAuthority(), "school_lead");
    expect(await titles(elsewhere)).toEqual([]);
    expect(await findMenuOffer(elsewhere, id)).toBeUndefined();
  });

  it("comes back whole from its offers when the index is lost", async () => {
    await anOffer(world, { provider });
    await owner().execute("delete from offer_documents");
    expect(await titles(lead)).toEqual([]);
    expect(await reindexOffers(systemAct(world), "all")).toBe(1);
    expect(await titles(lead)).toEqual(["Motor vehicle workshop"]);
  });
});
