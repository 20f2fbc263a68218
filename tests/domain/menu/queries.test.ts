import { describe, expect, it } from "vitest";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import { findMenuOffer } from "#app/domain/menu/menu-offer.server.ts";
import { searchMenu } from "#app/domain/menu/menu-queries.server.ts";
import { offerTermsOn } from "#app/domain/menu/offer-terms.server.ts";
import { findOffer, findPlaces, listOffers, listOwnSites } from "#app/domain/menu/queries.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { withDatabase } from "#tests/support/database.ts";
import { aSeller } from "#tests/support/menu-documents.ts";
import { anAuthority, aPerson, today, visitorAct } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";

const page = { page: 1, pageSize: 25 };

describe("a stranger", () => {
  withDatabase();

  it("sees nothing of a provider's offers", async () => {
    const world = await anAuthority();
    const seller = await aSeller(world);
    const manager = await aPerson(world, "provider_manager", { organisationId: seller.providerId });
    const id = await anOffer(world, { provider: { manager, siteId: seller.siteId }, published: false });
    const elsewhere = await anAuthority();
    const strangers = [
      visitorAct(world),
      await aPerson(world, "school_lead"),
      await aPerson(world, "partnership_coordinator"),
      await aPerson(world, "provider_manager"),
      await aPerson(elsewhere, "authority_lead"),
      visitorAct(elsewhere),
    ];
    for (const act of strangers) {
      expect((await listOffers(act, page)).total).toBe(0);
      expect(await findOffer(act, id)).toBeUndefined();
      expect(await findPlaces(act, id)).toBeUndefined();
      expect(await listOwnSites(act)).toEqual([]);
      expect(await findMenuOffer(act, id)).toBeUndefined();
      expect(await transaction(act, (tx) => offerTermsOn(tx, act, id, today))).toBeUndefined();
      expect((await searchMenu(act, readMenuAddress(new URLSearchParams()).search, undefined)).total).toBe(0);
    }
    expect(await findOffer(manager, id)).toBeDefined();
    expect(await listOwnSites(manager)).toHaveLength(1);
    const officer = await aPerson(world, "finance_officer", { organisationId: world.authorityId });
    expect((await listOffers(officer, page)).total).toBe(1);
  });

  it("who is a rival sees a published offer on the menu only, never its bookings and prices to come", async () => {
    const world = await anAuthority();
    const seller = await aSeller(world);
    const manager = await aPerson(world, "provider_manager", { organisationId: seller.providerId });
    const id = await anOffer(world, { provider: { manager, siteId: seller.siteId } });
    const rival = await aPerson(world, "provider_manager");
    expect(await findOffer(rival, id)).toBeUndefined();
    expect(await findPlaces(rival, id)).toBeUndefined();
    expect(await transaction(rival, (tx) => offerTermsOn(tx, rival, id, today))).toBeDefined();
  });
});
