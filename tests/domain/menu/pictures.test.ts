import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { findMenuOffer, findMenuPicture } from "#app/domain/menu/menu-offer.server.ts";
import { addOfferPicture } from "#app/domain/menu/pictures/add-offer-picture.server.ts";
import { mostPictures } from "#app/domain/menu/pictures/forms.ts";
import { moveOfferPicture } from "#app/domain/menu/pictures/move-offer-picture.server.ts";
import { findPictures } from "#app/domain/menu/pictures/queries.server.ts";
import { removeOfferPicture } from "#app/domain/menu/pictures/remove-offer-picture.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { offerPictures } from "#db/schema/menu.ts";
import { documents } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, visitorAct, type World } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aPdf, aPng, aProvider, type MadeProvider, officers } from "#tests/support/world-providers.ts";

describe("the pictures of an offer", () => {
  withDatabase();
  let world: World;
  let provider: MadeProvider;
  let offerId: string;

  beforeEach(async () => {
    world = await anAuthority();
    provider = await aProvider(world);
    offerId = await anOffer(world, { provider });
  });

  const add = async (alternative = "A bench", act = provider.manager, file = aPng()) => {
    const id = randomUUID();
    await addOfferPicture(act, offerId, { id, file, alternative });
    return id;
  };
  const shown = async () =>
    (await findMenuOffer(visitorAct(world), offerId))?.pictures.map(({ alternative }) => alternative);

  it("are shown in the order in which they were added, and the first on the card", async () => {
    const first = await add("A bench");
    await add("An engine");
    expect(await shown()).toEqual(["A bench", "An engine"]);
    expect((await findMenuOffer(visitorAct(world), offerId))?.picture?.id).toBe(first);
  });

  it("change places with their neighbours, and stay at the ends", async () => {
    const first = await add("A bench");
    await add("An engine");
    await moveOfferPicture(provider.manager, offerId, { pictureId: first, direction: "earlier" });
    expect(await shown()).toEqual(["A bench", "An engine"]);
    await moveOfferPicture(provider.manager, offerId, { pictureId: first, direction: "later" });
    expect(await shown()).toEqual(["An engine", "A bench"]);
  });

  it("are gone with their file when they are removed", async () => {
    const id = await add();
    await removeOfferPicture(provider.manager, offerId, id);
    expect(await shown()).toEqual([]);
    expect(await owner().select().from(documents).where(eq(documents.id, id))).toEqual([]);
    await expect(removeOfferPicture(provider.manager, offerId, id)).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  it("are PNG or JPEG, whole, and no more than six", async () => {
    const refused = (file: File) => expect(add("A bench", provider.manager, file)).rejects;
    await refused(aPdf()).toMatchObject({ kind: "rule", field: "file" });
    const half = new File([Buffer.from(await aPng().arrayBuffer()).subarray(0, 40)], "half.png");
    await refused(half).toMatchObject({ kind: "rule", field: "file" });
    for (let count = 0; count < mostPictures; count += 1) await add(`Picture ${count}`);
    await expect(add("One too many")).rejects.toThrow("up to 6 pictures");
  });

  it("are there once when the form is sent twice", async () => {
    const values = { id: randomUUID(), file: aPng(), alternative: "A bench" };
    await addOfferPicture(provider.manager, offerId, values);
    await addOfferPicture(provider.manager, offerId, values);
    expect(await shown()).toEqual(["A bench"]);
  });

  it("are the provider's manager's own to set", async () => {
    const id = await add();
    const others = [
      await aPerson(world, "provider_staff", { organisationId: provider.providerId }),
      await aPerson(world, "provider_manager"),
      await aPerson(world, "school_lead"),
      await aPerson(world, "authority_lead", { organisationId: world.authorityId }),
    ];
    for (const act of others) {
      await expect(add("Not theirs", act)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(removeOfferPicture(act, offerId, id)).rejects.toMatchObject({ kind: "forbidden" });
      const move = { pictureId: id, direction: "later" } as const;
      await expect(moveOfferPicture(act, offerId, move)).rejects.toMatchObject({ kind: "forbidden" });
    }
    const elsewhere = await aPerson(await anAuthority(), "provider_manager");
    await expect(removeOfferPicture(elsewhere, offerId, id)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("are seen by whoever sees the offer, and by nobody else", async () => {
    const id = await add();
    const lead = await aPerson(world, "school_lead");
    for (const act of [visitorAct(world), lead, provider.manager])
      expect((await findMenuPicture(act, offerId, id))?.mediaType).toBe("image/png");
    const otherOffer = await anOffer(world, { provider });
    expect(await findMenuPicture(lead, otherOffer, id)).toBeUndefined();
    expect(await findMenuPicture(visitorAct(await anAuthority()), offerId, id)).toBeUndefined();
    const { officer } = await officers(world);
    await suspendProvider(officer, provider.providerId, { reason: "A concern is being looked into" });
    expect(await findMenuPicture(visitorAct(world), offerId, id)).toBeUndefined();
    expect(await findMenuPicture(lead, offerId, id)).toBeUndefined();
    expect(await findMenuPicture(provider.manager, offerId, id)).toBeDefined();
    expect(await findMenuPicture(officer, offerId, id)).toBeDefined();
  });

  it("of a draft are for its provider and the officers", async () => {
    offerId = await anOffer(world, { provider, published: false });
    const id = await add();
    expect(await findMenuPicture(visitorAct(world), offerId, id)).toBeUndefined();
    expect(await findMenuPicture(await aPerson(world, "provider_manager"), offerId, id)).toBeUndefined();
    expect(await findMenuPicture(provider.manager, offerId, id)).toBeDefined();
    expect((await findPictures(provider.manager, offerId))?.pictures).toHaveLength(1);
    expect(await findPictures(await aPerson(world, "school_lead"), offerId)).toBeUndefined();
  });

  it("have words, says the database too", async () => {
    await add();
    await expect(owner().update(offerPictures).set({ alternative: "" })).rejects.toMatchObject({
      cause: { constraint_name: "offer_pictures_alternative_check" },
    });
  });
});
