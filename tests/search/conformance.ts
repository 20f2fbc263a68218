/** What every engine does alike; ranking among good answers may differ. */
import { beforeEach, describe, expect, it } from "vitest";
import { addDays } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import type { SearchEngine, SearchQuery } from "#search/engine.ts";
import type { OfferDocument } from "#search/offers.ts";
import { withDatabase } from "#tests/support/database.ts";
import { aSeller, type Seller, someDocuments } from "#tests/support/menu-documents.ts";
import { anAuthority, today, type World } from "#tests/support/world.ts";

export type WithEngine = <T>(world: World, work: (engine: SearchEngine) => Promise<T>) => Promise<T>;

const rotherham = { latitude: 53.43, longitude: -1.34 };
const oneMileNorth = 53.43 + 1 / 69.1;

const stock: readonly Partial<OfferDocument>[] = [
  {
    title: "Motor vehicle workshop",
    summary: "Repairing cars and motorbikes",
    halves: ["tue-am", "thu-am"],
    pricePerSessionPence: pence(4500),
  },
  {
    title: "Horses and confidence",
    kind: "therapeutic",
    tier: "outreach",
    needs: ["anxiety", "trauma"],
    keyStages: ["ks3", "ks4"],
    latitude: oneMileNorth,
    pricePerSessionPence: pence(7000),
    halves: ["tue-am"],
  },
  {
    title: "Café English",
    kind: "academic",
    needs: ["semh", "learning"],
    text: "Reading and writing with a hot drink",
    latitude: 53.6,
    pricePerSessionPence: pence(2500),
    priceIsPrivate: true,
  },
  { title: "Studio sessions", kind: "creative", latitude: null, longitude: null, keyStages: ["ks3"] },
];

export function conformance(withEngine: WithEngine): void {
  withDatabase();
  let world: World;
  let seller: Seller;
  let documents: OfferDocument[];

  beforeEach(async () => {
    world = await anAuthority();
    seller = await aSeller(world);
    documents = await someDocuments(world, seller, stock);
    await withEngine(world, (engine) => engine.rebuild(world.authorityId, documents));
  });

  const ask = (query: Partial<SearchQuery> = {}) =>
    withEngine(world, (engine) =>
      engine.search({
        authorityId: world.authorityId,
        day: today,
        filters: {},
        privatePrices: true,
        order: "fair",
        page: 1,
        pageSize: 20,
        ...query,
      }),
    );
  const titlesOf = (hits: readonly { offerId: string }[]) =>
    hits.map(({ offerId }) => documents.find((document) => document.offerId === offerId)?.title);
  const titles = async (query: Partial<SearchQuery> = {}) => titlesOf((await ask(query)).hits).sort();

  describe("words", () => {
    it.each([
      ["a word of the title", "workshop", "Motor vehicle workshop"],
      ["a stem", "repair", "Motor vehicle workshop"],
      ["a word without its accent", "cafe", "Café English"],
      ["an accent that is not there", "hörses", "Horses and confidence"],
      ["the beginning of a word", "confid", "Horses and confidence"],
      ["a synonym", "mechanics", "Motor vehicle workshop"],
      ["a synonym of several words", "car repair", "Motor vehicle workshop"],
      ["a synonym of one word", "equine", "Horses and confidence"],
      ["a letter too few", "worshop", "Motor vehicle workshop"],
      ["two letters swapped", "vehcile", "Motor vehicle workshop"],
      ["a misspelt synonym", "mechancis", "Motor vehicle workshop"],
      ["all words in any order", "cars repairing", "Motor vehicle workshop"],
    ])("find by %s", async (_, words, title) => {
      expect(await titles({ words })).toEqual([title]);
    });

    it("find nothing where nothing is near, and everything where nothing was said", async () => {
      expect(await titles({ words: "zzyzzyva" })).toEqual([]);
      expect(await titles({ words: "  " })).toHaveLength(stock.length);
    });

    it("must all be found", async () => {
      expect(await titles({ words: "workshop english" })).toEqual([]);
    });

    it("are only words, whatever signs are among them", async () => {
      expect(await titles({ words: "workshop's & | ! <-> (:*" })).toEqual(["Motor vehicle workshop"]);
    });
  });

  describe("filters", () => {
    it("keep to any of the values chosen", async () => {
      expect(await titles({ filters: { kind: ["academic", "creative"] } })).toEqual([
        "Café English",
        "Studio sessions",
      ]);
      expect(await titles({ filters: { need: ["trauma", "learning"] } })).toEqual([
        "Café English",
        "Horses and confidence",
      ]);
    });

    it("keep to all half days chosen", async () => {
      expect(await titles({ filters: { half: ["tue-am"] } })).toEqual([
        "Horses and confidence",
        "Motor vehicle workshop",
      ]);
      expect(await titles({ filters: { half: ["tue-am", "thu-am"] } })).toEqual(["Motor vehicle workshop"]);
    });

    it("work together", async () => {
      expect(await titles({ filters: { keyStage: ["ks3"], tier: ["outreach"] } })).toEqual([
        "Horses and confidence",
      ]);
    });

    it("count what each value would show, leaving their own filter out", async () => {
      const { facets, total } = await ask({ filters: { kind: ["academic"], keyStage: ["ks4"] } });
      expect(total).toBe(1);
      expect(facets.kind).toEqual({ vocational: 1, therapeutic: 1, academic: 1 });
      expect(facets.keyStage).toEqual({ ks4: 1 });
      expect(facets.need).toEqual({ semh: 1, learning: 1 });
    });
  });

  describe("place and price", () => {
    it("finds what lies within the miles, nearest first, and says how far", async () => {
      const { hits } = await ask({ near: rotherham, withinMiles: 5, order: "distance" });
      expect(titlesOf(hits)).toEqual(["Motor vehicle workshop", "Horses and confidence"]);
      expect(hits[1]?.miles).toBeCloseTo(1, 1);
    });

    it("puts last what has no known place", async () => {
      const { hits } = await ask({ near: rotherham, order: "distance" });
      expect(titlesOf(hits).at(-1)).toBe("Studio sessions");
    });

    it("keeps to a range of price, cheapest first", async () => {
      const { hits } = await ask({ priceFrom: pence(2000), priceTo: pence(4500), order: "price" });
      expect(titlesOf(hits)).toEqual(["Café English", "Studio sessions", "Motor vehicle workshop"]);
    });

    it("never tells a private price by finding it", async () => {
      expect(await titles({ priceTo: pence(4000), privatePrices: false })).toEqual(["Studio sessions"]);
      const { hits } = await ask({ order: "price", privatePrices: false });
      expect(titlesOf(hits).at(-1)).toBe("Café English");
    });
  });

  it("finds only what is listable on the day", async () => {
    const [one, ...others] = documents;
    if (!one) throw new Error("no document");
    const ending = { ...one, listableUntil: addDays(today, 3), listableFrom: today };
    await withEngine(world, (engine) => engine.index([ending]));
    const names = others.map(({ title }) => title).sort();
    expect(await titles({ day: addDays(today, -1) })).toEqual(names);
    expect(await titles({ day: addDays(today, 3) })).toHaveLength(names.length + 1);
    expect(await titles({ day: addDays(today, 4) })).toEqual(names);
  });

  it("pages without gaps or doubles, in the same order all day", async () => {
    const more = await someDocuments(
      world,
      seller,
      Array.from({ length: 43 }, () => ({})),
    );
    documents = [...documents, ...more];
    await withEngine(world, (engine) => engine.index(more));
    const pages = [];
    for (const page of [1, 2, 3, 4, 5, 6]) pages.push(await ask({ page, pageSize: 10 }));
    const ids = pages.flatMap(({ hits }) => hits.map(({ offerId }) => offerId));
    expect(pages.every(({ total }) => total === 47)).toBe(true);
    expect(ids).toHaveLength(47);
    expect(new Set(ids).size).toBe(47);
    const tomorrow = await ask({ day: addDays(today, 1), pageSize: 47 });
    expect(tomorrow.hits.map(({ offerId }) => offerId)).not.toEqual(ids);
  });

  it("takes the later document of an offer, and forgets what was removed", async () => {
    const [one] = documents;
    if (!one) throw new Error("no document");
    await withEngine(world, (engine) => engine.index([{ ...one, title: "Welding", summary: "" }]));
    expect((await ask({ words: "welding" })).total).toBe(1);
    expect((await ask({ words: "workshop" })).total).toBe(0);
    await withEngine(world, (engine) => engine.remove(world.authorityId, [one.offerId]));
    expect((await ask()).total).toBe(stock.length - 1);
  });

  it("can be rebuilt while somebody searches", async () => {
    const rebuilding = withEngine(world, (engine) => engine.rebuild(world.authorityId, documents));
    const totals = [];
    for (let turn = 0; turn < 8; turn += 1) totals.push((await ask()).total);
    await rebuilding;
    expect(new Set(totals)).toEqual(new Set([stock.length]));
  });

  it("keeps one authority's offers from another's", async () => {
    const elsewhere = await anAuthority();
    await withEngine(elsewhere, (engine) => engine.rebuild(elsewhere.authorityId, []));
    const answer = await withEngine(elsewhere, (engine) =>
      engine.search({
        authorityId: elsewhere.authorityId,
        day: today,
        filters: {},
        privatePrices: true,
        order: "fair",
        page: 1,
        pageSize: 20,
      }),
    );
    expect(answer.total).toBe(0);
  });
}
