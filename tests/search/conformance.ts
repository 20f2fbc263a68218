/** What every engine does alike; ranking among good answers may differ. */
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, calendarDate } from "#app/core/calendar.ts";
import { pence } from "#app/core/money.ts";
import { type SearchEngine, type SearchQuery, searchOrders } from "#search/engine.ts";
import type { OfferDocument } from "#search/offers.ts";
import { withDatabase } from "#tests/support/database.ts";
import { aSeller, type Seller, someDocuments } from "#tests/support/menu-documents.ts";
import { anAuthority, today, type World } from "#tests/support/world.ts";
import { north, rotherham, south, stock } from "./stock.ts";

export type WithEngine = <T>(world: World, work: (engine: SearchEngine) => Promise<T>) => Promise<T>;

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

  const [motor, horses, cafe, film] = [
    "Motor vehicle workshop",
    "Horses and confidence",
    "Café English",
    "Film and animation",
  ];

  describe("words", () => {
    it("find by what is said, by stems, beginnings and accents, however they are typed", async () => {
      const found: [string, string][] = [
        ["workshop", motor],
        ["repair", motor],
        ["cars repairing", motor],
        ["cafe", cafe],
        ["hörses", horses],
        ["confid", horses],
        ["confidenc", horses],
        ["vehicle motor", motor],
        ["motor vehi", motor],
        ["w", motor],
        ["workshop's & | ! <-> (:*", motor],
      ];
      for (const [words, title] of found) expect(await titles({ words }), words).toContain(title);
      expect(await titles({ words: "repair" })).toEqual([motor]);
    });

    it("find by what means the same in the field", async () => {
      const found: [string, string][] = [
        ["mechanics", motor],
        ["mechan", motor],
        ["car repair", motor],
        ["equine", horses],
        ["unregistered", motor],
        ["literacy", cafe],
      ];
      for (const [words, title] of found) expect(await titles({ words }), words).toEqual([title]);
    });

    it("find in spite of misspellings, and say what they were taken for", async () => {
      const found: [string, string, string][] = [
        ["worshop", "workshop", motor],
        ["vehcile", "vehicle", motor],
        ["confidnce", "confidence", horses],
      ];
      for (const [words, meant, title] of found) {
        const { hits, corrections } = await ask({ words });
        expect(titlesOf(hits), words).toEqual([title]);
        expect(corrections, words).toEqual([{ typed: words, meant }]);
      }
      expect(await titles({ words: "mechancis" })).toEqual([motor]);
      expect((await ask({ words: "workshop" })).corrections).toEqual([]);
    });

    it("are taken exactly as they stand when that is asked", async () => {
      for (const words of ["worshop", "mechanics", "equine"])
        expect(await titles({ words, exact: true }), words).toEqual([]);
      expect(await titles({ words: "workshop", exact: true })).toEqual([motor]);
    });

    it("are not taken for others whose stem is the same by chance", async () => {
      for (const words of ["farm", "animals", "animal"]) expect(await titles({ words }), words).toEqual([]);
      for (const words of ["anim", "animat", "animation", "film"])
        expect(await titles({ words }), words).toEqual([film]);
    });

    it("find nothing where nothing is near, and everything where nothing was said", async () => {
      expect(await titles({ words: "zzyzzyva" })).toEqual([]);
      expect(await titles({ words: "workshop english" })).toEqual([]);
      expect(await titles({ words: "  " })).toHaveLength(stock.length);
    });
  });

  describe("filters", () => {
    it("keep to any, to all, to at least or to at most what is chosen, each in its own way", async () => {
      const found: [SearchQuery["filters"], string[]][] = [
        [{ kind: ["academic", "creative"] }, [cafe, film]],
        [{ tier: ["outreach"] }, [horses]],
        [{ providerKind: ["school_based"] }, [cafe]],
        [{ transport: ["included"] }, [horses]],
        [{ need: ["trauma", "learning"] }, [cafe, horses]],
        [{ keyStage: ["ks3"] }, [film, horses]],
        [{ year: ["7"] }, [film]],
        [{ year: ["9", "11"] }, [cafe, film, horses, motor]],
        [{ qualification: ["gcse", "none"] }, [cafe, film]],
        [{ half: ["tue-am"] }, [horses, motor]],
        [{ half: ["tue-am", "thu-am"] }, [motor]],
        [{ days: ["2"] }, [film, motor]],
        [{ days: ["3", "5"] }, [film]],
        [{ group: ["1"] }, [horses]],
        [{ group: ["4"] }, [film, horses, motor]],
        [{ access: ["step_free"] }, [horses, motor]],
        [{ access: ["step_free", "parking"] }, [motor]],
        [{ keyStage: ["ks3"], tier: ["outreach"] }, [horses]],
      ];
      for (const [filters, expected] of found)
        expect(await titles({ filters }), JSON.stringify(filters)).toEqual(expected);
    });

    it("know the local menu of whoever asks, and of nobody else", async () => {
      const filters = { local: ["yes"] };
      expect(await titles({ filters, partnershipId: north })).toEqual([horses, motor]);
      expect(await titles({ filters, partnershipId: south })).toEqual([horses]);
      expect(await titles({ filters })).toEqual([]);
      expect((await ask({ partnershipId: north })).facets.local).toEqual({ yes: 2 });
    });

    it("keep to a place by a day, and to how long it is wanted", async () => {
      expect(await titles({ startBy: calendarDate("2026-10-13") })).toEqual([film, motor]);
      expect(await titles({ startBy: calendarDate("2026-11-03") })).toEqual([film, horses, motor]);
      expect(await titles({ weeks: 4 })).toEqual([cafe, film]);
      expect(await titles({ weeks: 6 })).toEqual([cafe, film, motor]);
      expect(await titles({ weeks: 20 })).toEqual([film, horses]);
    });

    it("count what each value would show, leaving their own filter out", async () => {
      const { facets, total } = await ask({
        filters: { kind: ["academic"], keyStage: ["ks4"] },
        partnershipId: north,
      });
      expect(total).toBe(1);
      expect(facets).toEqual({
        kind: { vocational: 1, therapeutic: 1, academic: 1 },
        tier: { time_limited: 1 },
        providerKind: { school_based: 1 },
        transport: { none: 1 },
        need: { semh: 1, learning: 1 },
        half: {},
        days: {},
        keyStage: { ks4: 1 },
        year: { 10: 1, 11: 1 },
        qualification: { gcse: 1, functional_skills: 1 },
        group: { 12: 1, 20: 1 },
        access: {},
        local: {},
      });
    });

    it("count at least and at most as they would find", async () => {
      const { facets } = await ask();
      for (const [name, counts] of [["days", facets.days] as const, ["group", facets.group] as const]) {
        for (const [value, offers] of Object.entries(counts))
          expect((await ask({ filters: { [name]: [value] } })).total, `${name} ${value}`).toBe(offers);
      }
    });
  });

  describe("place and price", () => {
    it("finds what lies within the miles, nearest first, and says how far", async () => {
      const { hits } = await ask({ near: rotherham, withinMiles: 5, order: "distance" });
      expect(titlesOf(hits)).toEqual([motor, horses]);
      expect(hits[1]?.miles).toBeCloseTo(1, 1);
    });

    it("puts last what has no known place", async () => {
      const { hits } = await ask({ near: rotherham, order: "distance" });
      expect(titlesOf(hits).at(-1)).toBe(film);
    });

    it("keeps to a range of price, cheapest first", async () => {
      const { hits } = await ask({ priceFrom: pence(2000), priceTo: pence(4500), order: "price" });
      expect(titlesOf(hits)).toEqual([cafe, film, motor]);
    });

    it("never tells a private price by finding it", async () => {
      expect(await titles({ priceTo: pence(4000), privatePrices: false })).toEqual([film]);
      const { hits } = await ask({ order: "price", privatePrices: false });
      expect(titlesOf(hits).at(-1)).toBe(cafe);
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

  it("goes from the soonest place to those where none is seen", async () => {
    const { hits } = await ask({ order: "soonest" });
    const found = titlesOf(hits);
    expect(found[0]).toBe(film);
    expect(found.slice(1)).toEqual([motor, horses, cafe]);
  });

  it("pages without gaps or doubles in every order, the same all day", async () => {
    const more = await someDocuments(
      world,
      seller,
      Array.from({ length: 43 }, (_, index) => ({
        pricePerSessionPence: pence(4000 + (index % 3) * 100),
        soonestOn: index % 4 === 0 ? null : calendarDate(`2026-11-0${(index % 4) + 1}`),
        latitude: index % 5 === 0 ? null : 53.43 + (index % 7) / 100,
        longitude: index % 5 === 0 ? null : -1.34,
      })),
    );
    documents = [...documents, ...more];
    await withEngine(world, (engine) => engine.index(more));
    for (const order of searchOrders) {
      const query = { order, near: rotherham, words: order === "relevance" ? "offer" : undefined };
      const whole = await ask({ ...query, pageSize: 100 });
      const ids = [];
      for (let page = 1; page <= 8; page += 1) {
        const { hits, total } = await ask({ ...query, page, pageSize: 7 });
        expect(total).toBe(whole.total);
        ids.push(...hits.map(({ offerId }) => offerId));
      }
      expect(ids, order).toEqual(whole.hits.map(({ offerId }) => offerId));
      expect(new Set(ids).size, order).toBe(order === "relevance" ? 43 : 47);
    }
    const orders = [];
    for (let days = 0; days < 7; days += 1) {
      const { hits } = await ask({ day: addDays(today, days), pageSize: 47 });
      orders.push(hits.map(({ offerId }) => offerId).join());
    }
    expect(new Set(orders).size).toBe(7);
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
