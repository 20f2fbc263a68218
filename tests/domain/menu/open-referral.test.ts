import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { pageOf, readAsked } from "#app/domain/menu/open-referral/asked.ts";
import { atIdOf, identityOf, offerIdOf } from "#app/domain/menu/open-referral/identity.server.ts";
import {
  findPublicOffer,
  findPublicOfferAt,
  listListedIds,
  listPublicOffers,
} from "#app/domain/menu/open-referral/queries.server.ts";
import {
  service,
  serviceAtLocation,
  serviceSummary,
  taxonomies,
  taxonomyTerm,
} from "#app/domain/menu/open-referral/shapes.server.ts";
import { termKeys } from "#app/domain/menu/open-referral/vocabulary.ts";
import { setSettings } from "#app/domain/organisations/set-settings.server.ts";
import { defaultSettings } from "#app/domain/organisations/settings.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { sites } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, systemAct, visitorAct } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider } from "#tests/support/world-providers.ts";

const id = z.uuid();
const Term = z.object({
  id,
  name: z.string(),
  description: z.string(),
  taxonomy: z.string(),
  taxonomy_id: id,
  term: z.string(),
});
const Summary = z.strictObject({
  id,
  name: z.string(),
  description: z.string(),
  url: z.url(),
  status: z.enum(["active", "inactive", "defunct", "temporarily closed"]),
  minimum_age: z.number(),
  maximum_age: z.number(),
  assured_date: z.iso.date(),
  assurer_email: z.email().optional(),
  last_modified: z.iso.datetime(),
  organization: z.looseObject({ id, name: z.string(), description: z.string() }),
});
const Location = z.object({
  id,
  location_type: z.enum(["physical", "postal", "virtual"]),
  name: z.string(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  addresses: z.array(
    z.object({
      id,
      address_1: z.string(),
      city: z.string(),
      state_province: z.string(),
      postal_code: z.string(),
      country: z.literal("GB"),
      address_type: z.enum(["physical", "postal", "virtual"]),
    }),
  ),
  accessibility: z.array(z.object({ id, description: z.string() })),
});
const Whole = Summary.extend({
  schedules: z.array(
    z.object({
      id,
      freq: z.enum(["WEEKLY", "MONTHLY"]),
      byday: z.string().regex(/^(MO|TU|WE|TH|FR)(,(MO|TU|WE|TH|FR))*$/),
      opens_at: z.string().optional(),
      closes_at: z.string().optional(),
    }),
  ),
  service_at_locations: z.array(z.object({ id, location: Location })),
  cost_options: z.array(
    z.object({ id, amount: z.number(), amount_description: z.string(), valid_from: z.iso.date() }),
  ),
  attributes: z.array(
    z.object({ id, link_id: id, link_type: z.string(), taxonomy_term_id: id, taxonomy_term: Term }),
  ),
});

const asking = (query = "") => {
  const asked = readAsked(new URLSearchParams(query));
  if (typeof asked === "string") throw new Error(asked);
  return asked;
};

async function aFeed() {
  const world = await anAuthority();
  const provider = await aProvider(world);
  const officer = await aPerson(world, "development_officer");
  const bikes = await anOffer(world, {
    provider,
    title: "Bikes",
    keyStages: ["ks4"],
    places: { "mon-am": 2 },
  });
  const animals = await anOffer(world, {
    provider,
    title: "Animals",
    kind: "outdoor",
    needs: ["anxiety"],
    keyStages: ["ks2"],
    priceIsPrivate: true,
    amStarts: "10:00",
  });
  await anOffer(world, { provider, title: "Draft", published: false });
  await reindexOffers(systemAct(world), "all");
  return { world, provider, officer, bikes, animals, reader: visitorAct(world) };
}

describe("the Open Referral feed", () => {
  withDatabase();

  it("gives each listable offer in the standard's shape, in a list and whole", async () => {
    const { reader, bikes } = await aFeed();
    const { offers, total } = await listPublicOffers(reader, asking());
    expect(total).toBe(2);
    for (const offer of offers) {
      expect(Summary.parse(serviceSummary(offer))).toBeDefined();
      expect(Whole.parse(service(offer))).toBeDefined();
      expect(Location.parse(serviceAtLocation(offer).location)).toBeDefined();
    }
    const found = await findPublicOffer(reader, bikes);
    expect(found && service(found)).toMatchObject({
      name: "Bikes",
      minimum_age: 14,
      maximum_age: 16,
      cost_options: [{ amount: 60, amount_description: "per session, net of VAT" }],
      schedules: [{ byday: "MO" }],
    });
    expect((await listListedIds(reader, 10)).length).toBe(2);
  });

  it("names whom to ask about assurance once the authority has said it", async () => {
    const { world, reader, bikes } = await aFeed();
    const lead = await aPerson(world, "authority_lead");
    await setSettings(lead, { ...defaultSettings, assurerEmail: "assurance@testshire.example" });
    const found = await findPublicOffer(reader, bikes);
    expect(found && Whole.parse(service(found)).assurer_email).toBe("assurance@testshire.example");
  });

  it("shows no private price and no masked address, to officers neither", async () => {
    const { officer, animals, provider } = await aFeed();
    await owner()
      .update(sites)
      .set({ addressMasked: true, name: "Hidden Lane" })
      .where(eq(sites.id, provider.siteId));
    const found = await findPublicOffer(officer, animals);
    const text = JSON.stringify(found && service(found));
    expect(found && service(found).cost_options).toEqual([]);
    for (const secret of ["Hidden Lane", "latitude", "postal_code"]) expect(text).not.toContain(secret);
    expect((await listPublicOffers(officer, asking("postcode=S65+1AA"))).total).toBe(0);
  });

  it("finds by words, term, taxonomy, age, time, day and distance", async () => {
    const { reader } = await aFeed();
    const names = async (query: string) =>
      (await listPublicOffers(reader, asking(query))).offers.map(({ title }) => title).sort();
    expect(await names("search=animals")).toEqual(["Animals"]);
    expect(await names(`taxonomy_term_id=${identityOf("need:anxiety")}`)).toEqual(["Animals"]);
    expect(await names(`taxonomy_term_id=${randomUUID()}`)).toEqual([]);
    expect(await names(`taxonomy_id=${identityOf("taxonomy qualification")}`)).toHaveLength(2);
    expect(await names("minimum_age=12")).toEqual(["Bikes"]);
    expect(await names("maximum_age=11")).toEqual(["Animals"]);
    expect(await names("start_time=09:30")).toEqual(["Animals"]);
    expect(await names("end_time=14:00")).toEqual([]);
    expect(await names("day=MO")).toHaveLength(2);
    expect(await names("day=TU")).toEqual(["Animals"]);
    expect(await names("postcode=S65+1AA&proximity=20000")).toHaveLength(2);
    expect(await names("postcode=DN1+1AA&proximity=10")).toEqual([]);
  });

  it("pages without gaps or doubles", async () => {
    const { reader } = await aFeed();
    const seen: string[] = [];
    for (const page of [1, 2, 3]) {
      const asked = asking(`per_page=1&page=${page}`);
      const { offers, total } = await listPublicOffers(reader, asked);
      seen.push(...offers.map(({ id: offerId }) => offerId));
      expect(pageOf(offers, asked, total)).toMatchObject({
        total_items: 2,
        total_pages: 2,
        first_page: page === 1,
        last_page: page >= 2,
        empty: page === 3,
      });
    }
    expect(new Set(seen).size).toBe(2);
  });

  it("lets go of a suspended provider at once, even from an index that is behind", async () => {
    const { reader, officer, provider, bikes } = await aFeed();
    await suspendProvider(officer, provider.providerId, { reason: "Unsafe" });
    expect((await listPublicOffers(reader, asking())).offers).toEqual([]);
    expect(await findPublicOffer(reader, bikes)).toBeUndefined();
  });

  it("finds a service by where it is given, and knows nothing of another authority's", async () => {
    const { reader, bikes } = await aFeed();
    const offer = await findPublicOffer(reader, bikes);
    if (!offer) throw new Error("no such offer");
    expect((await findPublicOfferAt(reader, serviceAtLocation(offer).id))?.id).toBe(bikes);
    const elsewhere = visitorAct(await anAuthority());
    expect(await findPublicOffer(elsewhere, bikes)).toBeUndefined();
    expect((await listPublicOffers(elsewhere, asking())).total).toBe(0);
  });
});

describe("the feed's words", () => {
  it("have one id each, always the same, in their taxonomies", () => {
    const terms = termKeys.map(taxonomyTerm);
    expect(new Set(terms.map((term) => term.id)).size).toBe(terms.length);
    expect(terms.every((term) => Term.safeParse(term).success)).toBe(true);
    expect(terms.every((term) => taxonomies.some((taxonomy) => taxonomy.id === term.taxonomy_id))).toBe(true);
    expect(identityOf("need:semh")).toBe(identityOf("need:semh"));
    expect(identityOf("need:semh")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab]/);
  });

  it.each([
    "01a20303-9b0e-7582-ac2e-b7125041f438",
    "5fe15532-1180-4398-94b6-000000000000",
    "5FE15532-1180-4398-94B6-C7CC3D7AC9E4",
  ])("know the offer %s by where it is given, without a list of them all", (offerId) => {
    const atId = atIdOf(offerId);
    expect(z.uuid().safeParse(atId).success).toBe(true);
    expect(atId).not.toBe(offerId.toLowerCase());
    expect(offerIdOf(atId)).toBe(offerId.toLowerCase());
  });

  it.each([
    ["per_page=lots", "per_page must be a number"],
    ["minimum_age=-1", "minimum_age must be a number"],
    ["start_time=soon", "start_time must be a time, as 09:30"],
    ["day=never", "day must be a day of the week, as MO"],
    ["postcode=nowhere", "postcode must be a postcode, as S65 1AA"],
  ])("answer %s with a sentence", (query, sentence) => {
    expect(readAsked(new URLSearchParams(query))).toBe(sentence);
  });

  it("keep a page within bounds", () => {
    expect(asking("per_page=5000&page=0")).toMatchObject({ perPage: 100, page: 1 });
    expect(asking("day=Saturday")).toMatchObject({ day: "none" });
  });
});
