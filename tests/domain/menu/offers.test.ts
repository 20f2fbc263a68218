import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { pence, zeroPence } from "#app/core/money.ts";
import { amendOffer } from "#app/domain/menu/amend-offer.server.ts";
import { draftOffer } from "#app/domain/menu/draft-offer.server.ts";
import { DetailsForm, PlacesForm, PriceForm } from "#app/domain/menu/forms.ts";
import { offerTermsOn } from "#app/domain/menu/offer-terms.server.ts";
import { publishOffer } from "#app/domain/menu/publish-offer.server.ts";
import { findOffer, listOffers } from "#app/domain/menu/queries.server.ts";
import { setPlaces } from "#app/domain/menu/set-places.server.ts";
import { setPrice } from "#app/domain/menu/set-price.server.ts";
import { withdrawOffer } from "#app/domain/menu/withdraw-offer.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";
import { events } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { aSeller } from "#tests/support/menu-documents.ts";
import { anAuthority, aPerson, inDays, systemAct, today, type World } from "#tests/support/world.ts";
import { anOffer, everyHalf, type OfferProvider, plainOffer } from "#tests/support/world-offers.ts";

describe("an offer", () => {
  withDatabase();
  let world: World;
  let provider: OfferProvider;
  let rival: OfferProvider;

  beforeEach(async () => {
    world = await anAuthority();
    provider = await aManager();
    rival = await aManager();
  });

  async function aManager(): Promise<OfferProvider> {
    const { providerId, siteId } = await aSeller(world);
    return { siteId, manager: await aPerson(world, "provider_manager", { organisationId: providerId }) };
  }
  const draft = (by = provider.manager, id = randomUUID()) =>
    draftOffer(by, { ...plainOffer(provider.siteId), id });
  const price = (startsOn = today) => ({
    startsOn,
    price: pence(6000),
    basis: "session" as const,
    programmeSessions: undefined,
    joiningFee: zeroPence,
  });
  const happened = async () =>
    (await owner().select().from(events)).map(({ name }) => name).filter((name) => name.startsWith("offer."));

  it("goes from draft to the menu and off it again, and each step is recorded", async () => {
    const id = await draft();
    await setPrice(provider.manager, id, price());
    await setPlaces(provider.manager, id, { startsOn: today, places: everyHalf(2) });
    await publishOffer(provider.manager, id);
    await withdrawOffer(provider.manager, id);
    await publishOffer(provider.manager, id);
    const offer = await findOffer(provider.manager, id);
    expect(offer).toMatchObject({ status: "published", withdrawnAt: null });
    expect(await happened()).toEqual([
      "offer.drafted",
      "offer.priced",
      "offer.places_set",
      "offer.published",
      "offer.withdrawn",
      "offer.published",
    ]);
  });

  it("is drafted once, however often the form is sent", async () => {
    const id = randomUUID();
    await Promise.all([draft(provider.manager, id), draft(provider.manager, id)]);
    await draft(provider.manager, id);
    expect(await owner().select().from(offers)).toHaveLength(1);
    expect(await happened()).toEqual(["offer.drafted"]);
    await expect(draftOffer(rival.manager, { ...plainOffer(rival.siteId), id })).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  it("is not published while anything is missing, and says all that is", async () => {
    const id = await draft();
    await expect(publishOffer(provider.manager, id)).rejects.toMatchObject({
      kind: "rule",
      message:
        "Before it can be published: Set a price that has started; Set places on at least one half day",
    });
    await setPrice(provider.manager, id, price(inDays(1)));
    await setPlaces(provider.manager, id, { startsOn: today, places: everyHalf({ "fri-pm": 1 }) });
    await amendOffer(provider.manager, id, { ...plainOffer(provider.siteId), pmStarts: null, pmEnds: null });
    await expect(publishOffer(provider.manager, id)).rejects.toMatchObject({
      message: "Before it can be published: Enter the times of the afternoon; Set a price that has started",
    });
  });

  it("is published once and withdrawn once", async () => {
    const id = await anOffer(world, { provider });
    await expect(publishOffer(provider.manager, id)).rejects.toMatchObject({ kind: "conflict" });
    await withdrawOffer(provider.manager, id);
    await expect(withdrawOffer(provider.manager, id)).rejects.toMatchObject({ kind: "conflict" });
  });

  it("takes place at an own site that is open", async () => {
    await expect(
      draftOffer(provider.manager, { ...plainOffer(rival.siteId), id: randomUUID() }),
    ).rejects.toMatchObject({ kind: "rule", field: "siteId" });
  });

  it("keeps each price from its own day, and never changes the past of what is published", async () => {
    const id = await anOffer(world, { provider, pricePence: 6000 });
    await setPrice(provider.manager, id, {
      ...price(inDays(10)),
      price: pence(240_000),
      basis: "programme",
      programmeSessions: 40,
    });
    await expect(setPrice(provider.manager, id, price(inDays(-1)))).rejects.toMatchObject({
      kind: "rule",
      field: "startsOn",
    });
    const act = systemAct(world);
    const on = (day: typeof today) => transaction(act, (tx) => offerTermsOn(tx, act, id, day));
    expect(await on(inDays(9))).toMatchObject({ pricePence: 6000, priceBasis: "session" });
    expect(await on(inDays(10))).toMatchObject({
      pricePence: 240_000,
      priceBasis: "programme",
      programmeSessions: 40,
    });
    expect(await on(inDays(-800))).toBeUndefined();
  });

  it("takes the second of two prices of one day", async () => {
    const id = await anOffer(world, { provider });
    await setPrice(provider.manager, id, price());
    await setPrice(provider.manager, id, { ...price(), price: pence(7000) });
    expect((await findOffer(provider.manager, id))?.prices[0]?.pricePence).toBe(7000);
  });

  describe("belongs to its provider", () => {
    const verbs: [string, (act: OfferProvider["manager"], id: string, siteId: string) => Promise<unknown>][] =
      [
        ["amend", (act, id, siteId) => amendOffer(act, id, plainOffer(siteId))],
        ["price", (act, id) => setPrice(act, id, price())],
        ["place", (act, id) => setPlaces(act, id, { startsOn: today, places: everyHalf(1) })],
        ["publish", (act, id) => publishOffer(act, id)],
        ["withdraw", (act, id) => withdrawOffer(act, id)],
      ];

    it.each(verbs)("so that nobody else can %s it", async (_, verb) => {
      const id = await anOffer(world, { provider });
      const drafted = await draft();
      const officer = await aPerson(world, "development_officer", { organisationId: world.authorityId });
      const staff = await aPerson(world, "provider_staff", {
        organisationId: provider.manager.actor.organisationId,
      });
      const lead = await aPerson(world, "school_lead");
      for (const act of [rival.manager, officer, staff, lead])
        await expect(verb(act, id, provider.siteId)).rejects.toMatchObject({ kind: "forbidden" });
      for (const act of [rival.manager, lead])
        await expect(verb(act, drafted, provider.siteId)).rejects.toMatchObject({ kind: "not_found" });
      const elsewhere = await aPerson(await anAuthority(), "provider_manager");
      await expect(verb(elsewhere, id, provider.siteId)).rejects.toMatchObject({ kind: "not_found" });
    });

    it("so that only its managers draft", async () => {
      const staff = await aPerson(world, "provider_staff", {
        organisationId: provider.manager.actor.organisationId,
      });
      await expect(draft(staff)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(draft(await aPerson(world, "school_lead"))).rejects.toMatchObject({ kind: "forbidden" });
    });
  });

  it("is listed with its half days taken, newest first", async () => {
    await anOffer(world, { provider, title: "First", places: { "mon-am": 3 } });
    await draft();
    const { rows, total } = await listOffers(provider.manager, { page: 1, pageSize: 25 });
    expect(total).toBe(2);
    expect(rows.find(({ title }) => title === "First")).toMatchObject({
      places: 3,
      taken: 0,
      status: "published",
    });
    expect((await listOffers(provider.manager, { page: 1, pageSize: 25, status: "draft" })).total).toBe(1);
  });
});

describe("the forms of an offer", () => {
  const typed = {
    title: "Motor vehicle",
    summary: "Cars",
    description: "Engines",
    kind: "vocational",
    tier: "outreach",
    needs: "semh",
    keyStages: ["ks3", "ks4"],
    groupSize: "6",
    siteId: "00000000-0000-7000-8000-000000000001",
    amStarts: "09:00",
    amEnds: "12:00",
    transport: "none",
    charged: "booked",
    vatTreatment: "exempt",
  };
  const errorsOf = (changes: Record<string, unknown>) => {
    const parsed = DetailsForm.safeParse({ ...typed, ...changes });
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]));
  };

  it.each<[Record<string, unknown>, string[]]>([
    [{}, []],
    [{ amEnds: "" }, ["amEnds"]],
    [{ amEnds: "08:00" }, ["amEnds"]],
    [{ amStarts: "25:00" }, ["amStarts"]],
    [{ amStarts: "", amEnds: "" }, ["amStarts"]],
    [{ pmStarts: "11:00", pmEnds: "15:00" }, ["pmStarts"]],
    [{ needs: undefined }, ["needs"]],
    [{ kind: "magic" }, ["kind"]],
    [{ groupSize: "-1" }, ["groupSize"]],
    [{ title: "x".repeat(10_000) }, ["title"]],
    [{ charged: "booked_with_notice" }, ["noticeDays"]],
    [{ vatTreatment: "standard" }, ["vatRatePercent"]],
    [{ siteId: "here" }, ["siteId"]],
  ])("say what is wrong with %o", (changes, fields) => {
    expect(errorsOf(changes)).toEqual(fields);
  });

  it("take a price with its programme and its fee", () => {
    const of = (changes: Record<string, string>) =>
      PriceForm.safeParse({ startsOn: "2026-10-07", price: "45", basis: "session", ...changes });
    expect(of({})).toMatchObject({ success: true, data: { price: 4500, joiningFee: 0 } });
    expect(of({ basis: "programme" }).success).toBe(false);
    expect(of({ price: "-4" }).success).toBe(false);
    expect(of({ price: "4.005" }).success).toBe(false);
    expect(of({ startsOn: "2026-02-30" }).success).toBe(false);
  });

  it("take a number for every half day, none where none was typed", () => {
    const parsed = PlacesForm.parse({ startsOn: "2026-10-07", "places.mon-am": "4", "places.mon-pm": "" });
    expect(parsed.places["mon-am"]).toBe(4);
    expect(parsed.places["mon-pm"]).toBe(0);
    expect(PlacesForm.safeParse({ startsOn: "2026-10-07", "places.mon-am": "4.5" }).success).toBe(false);
  });
});
