import { describe, expect, it, vi } from "vitest";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import { searchMenu } from "#app/domain/menu/menu-queries.server.ts";
import { withDatabase } from "#tests/support/database.ts";
import { anAuthority, systemAct, visitorAct } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider } from "#tests/support/world-providers.ts";

// A port on which nothing listens: the search server is named, and down. Said before anything reads the environment.
vi.hoisted(() => {
  process.env.MEILISEARCH_URL = "http://127.0.0.1:9";
  process.env.LOG_LEVEL = "silent";
});

describe("while the search server is down", () => {
  withDatabase();

  it("the menu is answered from Postgres, with what was published in the meantime", async () => {
    const world = await anAuthority();
    await anOffer(world, { provider: await aProvider(world) });
    const { search } = readMenuAddress(new URLSearchParams("q=motor"));
    expect((await searchMenu(visitorAct(world), search, undefined)).total).toBe(1);
  });

  it("what follows an event fails, so that it is tried again, and Postgres is up to date all the same", async () => {
    const world = await anAuthority();
    await anOffer(world, { provider: await aProvider(world) });
    await expect(reindexOffers(systemAct(world), "all")).rejects.toThrow();
    const { search } = readMenuAddress(new URLSearchParams());
    expect((await searchMenu(visitorAct(world), search, undefined)).total).toBe(1);
  });
});
