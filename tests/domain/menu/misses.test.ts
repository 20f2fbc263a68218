import { beforeEach, describe, expect, it } from "vitest";
import type { Act } from "#app/core/actor.ts";
import { countMiss } from "#app/domain/menu/count-miss.server.ts";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import { listMisses } from "#app/domain/menu/miss-queries.server.ts";
import { daysOfMisses } from "#app/domain/menu/misses.ts";
import { searchMisses } from "#db/schema/menu.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, inDays, later, today, visitorAct, type World } from "#tests/support/world.ts";

const days = { startsOn: today, endsOn: inDays(30) };

describe("a search that found nothing", () => {
  withDatabase();
  let world: World;
  let officer: Act;

  beforeEach(async () => {
    world = await anAuthority();
    officer = await aPerson(world, "commissioning_officer");
  });

  const miss = (act: Act, query: string, { total = 0, from }: { total?: number; from?: string } = {}) =>
    countMiss(act, readMenuAddress(new URLSearchParams(query)).search, { total, from });
  const rows = () => owner().select().from(searchMisses);

  it("is counted by day, need, key stage and district, and nothing is kept of the person or the words", async () => {
    await miss(visitorAct(world), "q=falconry&need=semh&phase=ks4", { from: "S65 1AA" });
    await miss(await aPerson(world, "school_lead"), "q=hawks&need=semh&phase=ks4", { from: "S65" });
    expect(await rows()).toEqual([
      {
        authorityId: world.authorityId,
        searchedOn: today,
        need: "semh",
        keyStage: "ks4",
        area: "S65",
        searches: 2,
      },
    ]);
  });

  it("counts once under each need and each key stage, which years say as well", async () => {
    await miss(visitorAct(world), "need=semh&need=asc&year=8&year=11");
    expect(await listMisses(officer, days)).toMatchObject([
      { need: "asc", area: "", searches: 2, byKeyStage: { ks3: 1, ks4: 1, "": 0 } },
      { need: "semh", area: "", searches: 2, byKeyStage: { ks3: 1, ks4: 1, "": 0 } },
    ]);
  });

  it("is not one when something was found, on a later page, or when nothing was asked", async () => {
    const visitor = visitorAct(world);
    await miss(visitor, "q=falconry", { total: 1 });
    await miss(visitor, "q=falconry&page=2");
    await miss(visitor, "order=price", { from: "S65 1AA" });
    expect(await rows()).toEqual([]);
    await miss(visitor, "price_to=5");
    expect(await rows()).toHaveLength(1);
  });

  it("is counted whole however many search at once", async () => {
    const visitor = visitorAct(world);
    await Promise.all(Array.from({ length: 8 }, () => miss(visitor, "need=semh&need=asc&need=adhd&q=x")));
    expect((await rows()).map(({ searches }) => searches)).toEqual([8, 8, 8]);
  });

  it("is seen by officers of the authority, on the days asked, and by nobody else", async () => {
    await miss(visitorAct(world), "q=falconry");
    await miss(later(visitorAct(world), 40), "q=falconry");
    expect(await listMisses(officer, days)).toMatchObject([{ need: "", searches: 1 }]);
    const strangers = [
      visitorAct(world),
      await aPerson(world, "school_lead"),
      await aPerson(world, "partnership_coordinator"),
      await aPerson(world, "provider_manager"),
      await aPerson(await anAuthority(), "authority_lead"),
    ];
    for (const act of strangers) expect(await listMisses(act, days)).toEqual([]);
  });
});

describe("the days of an address", () => {
  const daysOf = (query: string) => daysOfMisses(new URLSearchParams(query), today);

  it("are a term or so unless they are said, and turned about when they are in the wrong order", () => {
    expect(daysOf("").endsOn).toBe(today);
    expect(daysOf("from=2026-01-10&to=2026-01-01")).toEqual({ startsOn: "2026-01-01", endsOn: "2026-01-10" });
    expect(daysOf("from=nonsense&to=2026-01-10").endsOn).toBe("2026-01-10");
  });
});
