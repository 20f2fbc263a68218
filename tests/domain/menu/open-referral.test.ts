import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { pence, zeroPence } from "#app/core/money.ts";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { onePageOf, pageOf, readAsked } from "#app/domain/menu/open-referral/asked.ts";
import { identityOf } from "#app/domain/menu/open-referral/identity.server.ts";
import {
  findPublicOffer,
  findPublicOfferAt,
  listListedIds,
  listPublicChanges,
  listPublicOffers,
} from "#app/domain/menu/open-referral/queries.server.ts";
import {
  service,
  serviceAtLocation,
  serviceChange,
  serviceSummary,
  wholeServiceAtLocation,
} from "#app/domain/menu/open-referral/shapes.server.ts";
import { setPrice } from "#app/domain/menu/set-price.server.ts";
import { withdrawOffer } from "#app/domain/menu/withdraw-offer.server.ts";
import { setSettings } from "#app/domain/organisations/set-settings.server.ts";
import { defaultSettings } from "#app/domain/organisations/settings.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { sites } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, now, systemAct, today, visitorAct } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider } from "#tests/support/world-providers.ts";

const id = z.uuid();
/** What has no value is left out, so a list that is there holds something. */
const some = (shape: z.ZodRawShape) => z.array(z.strictObject(shape)).nonempty().optional();
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
  organization_id: id,
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
const Location = z.strictObject({
  id,
  location_type: z.enum(["physical", "postal", "virtual"]),
  name: z.string(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  addresses: some({
    id,
    location_id: id,
    address_1: z.string(),
    city: z.string(),
    state_province: z.string(),
    postal_code: z.string(),
    country: z.literal("GB"),
    address_type: z.enum(["physical", "postal", "virtual"]),
  }),
  accessibility: some({ id, description: z.string() }),
});
const WholeService = Summary.extend({
  schedules: some({
    id,
    service_id: id,
    freq: z.enum(["WEEKLY", "MONTHLY"]),
    byday: z.string().regex(/^(MO|TU|WE|TH|FR)(,(MO|TU|WE|TH|FR))*$/),
    opens_at: z.string().optional(),
    closes_at: z.string().optional(),
    attending_type: z.string(),
    notes: z.string(),
  }),
  cost_options: some({ id, amount: z.number(), amount_description: z.string(), valid_from: z.iso.date() }),
  attributes: some({ id, link_id: id, link_type: z.string(), taxonomy_term_id: id, taxonomy_term: Term }),
});
const Whole = WholeService.extend({
  service_at_locations: z.array(z.strictObject({ id, location: Location })).length(1),
});
const AtLocation = z.strictObject({ id, location: Location, service: Summary });
const WholeAtLocation = AtLocation.extend({ service: WholeService });

const Change = z.strictObject({ id, modified_date: z.iso.datetime() });

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
      expect(AtLocation.parse(serviceAtLocation(offer))).toBeDefined();
      expect(WholeAtLocation.parse(wholeServiceAtLocation(offer))).toBeDefined();
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

  it("leaves out what it has no value for, and gives an online service no place to go to", async () => {
    const { reader, bikes, provider } = await aFeed();
    await owner()
      .update(sites)
      .set({ kind: "online", accessFeatures: [], accessibility: "" })
      .where(eq(sites.id, provider.siteId));
    const found = await findPublicOffer(reader, bikes);
    if (!found) throw new Error("no such offer");
    const unnumbered = { ...found.provider, urn: null, companyNumber: null, charityNumber: null };
    const bare = Whole.parse(service({ ...found, halves: [], price: undefined, provider: unnumbered }));
    for (const name of ["schedules", "cost_options"]) expect(bare).not.toHaveProperty(name);
    expect(bare.organization).not.toHaveProperty("organization_identifiers");
    expect(bare.service_at_locations[0]?.location).toMatchObject({
      location_type: "virtual",
      addresses: [{ address_type: "virtual" }],
    });
    expect(bare.service_at_locations[0]?.location).not.toHaveProperty("accessibility");
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
    expect(found && Whole.parse(service(found))).not.toHaveProperty("cost_options");
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
    expect(await names("minimum_age=13.5")).toEqual(["Bikes"]);
    expect(await names("minimum_age=14.5")).toEqual([]);
    expect(await names("maximum_age=15.5")).toEqual(["Animals"]);
    expect(await names(`taxonomy_term_id=${identityOf("need:anxiety").toUpperCase()}`)).toEqual(["Animals"]);
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

  it("finds by who gives it and by when it last changed", async () => {
    const { world, reader, provider, bikes } = await aFeed();
    const names = async (query: string) =>
      (await listPublicOffers(reader, asking(query))).offers.map(({ title }) => title).sort();
    const other = await aProvider(world, { name: "Another provider" });
    await anOffer(world, { provider: other, title: "Clay" });
    await reindexOffers(systemAct(world), "all");
    expect(await names(`organization_id=${provider.providerId}`)).toEqual(["Animals", "Bikes"]);
    expect(await names(`organization_id=${other.providerId.toUpperCase()}`)).toEqual(["Clay"]);
    expect(await names("organization_id=nobody")).toEqual([]);
    const changedAt = new Date(now.getTime() + 60_000);
    await setPrice({ ...provider.manager, now: changedAt }, bikes, {
      startsOn: today,
      price: pence(7000),
      basis: "session",
      programmeSessions: undefined,
      joiningFee: zeroPence,
    });
    const moment = changedAt.toISOString();
    expect(await names(`modified_after=${moment}`)).toEqual(["Bikes"]);
    expect(await names(`modified_after=${moment.replace("Z", "+00:00")}`)).toEqual(["Bikes"]);
    expect(await names("modified_after=2026-10-08")).toEqual([]);
    expect(await names("modified_after=2026-01-01")).toHaveLength(3);
  });

  it("gives on one page which there are, so that whoever pages misses none when one is withdrawn", async () => {
    const { world, reader, provider } = await aFeed();
    for (const title of ["Clay", "Dance", "Electrics"]) await anOffer(world, { provider, title });
    await reindexOffers(systemAct(world), "all");
    const page = async (number: number) =>
      (await listPublicOffers(reader, asking(`per_page=2&page=${number}`))).offers.map((offer) => offer.id);
    const first = await page(1);
    expect((await listPublicChanges(reader, asking("search=clay"))).length).toBe(1);
    await withdrawOffer(provider.manager, first[0] ?? "");
    const paged = [...first, ...(await page(2)), ...(await page(3))];
    const changes = (await listPublicChanges(reader, asking("minimal=true&per_page=1"))).map(serviceChange);
    expect(changes.every((change) => Change.safeParse(change).success)).toBe(true);
    expect(onePageOf(changes)).toMatchObject({ total_items: 4, total_pages: 1, size: 4, last_page: true });
    const ids = changes.map((change) => change.id);
    expect(ids).not.toContain(first[0]);
    const missed = ids.filter((one) => !paged.includes(one));
    expect(missed).toHaveLength(1);
    expect(await findPublicOffer(reader, missed[0] ?? "")).toBeDefined();
  });

  it("lets go of a suspended provider at once, even from an index that is behind", async () => {
    const { reader, officer, provider, bikes } = await aFeed();
    await suspendProvider(officer, provider.providerId, { reason: "Unsafe" });
    expect((await listPublicOffers(reader, asking())).offers).toEqual([]);
    expect(await listPublicChanges(reader, asking())).toEqual([]);
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
