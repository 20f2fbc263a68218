import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { loader } from "#app/routes/menu/menu.tsx";
import { withDatabase } from "#tests/support/database.ts";
import { type MeilisearchDouble, meilisearchDouble } from "#tests/support/meilisearch-double.ts";
import { anAuthority, systemAct } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider, officers } from "#tests/support/world-providers.ts";

// Named before anything reads the environment; the double listens on the same port.
const { port } = vi.hoisted(() => {
  const own = 30_000 + (process.pid % 20_000);
  process.env.MEILISEARCH_URL = `http://127.0.0.1:${own}`;
  return { port: own };
});

describe("a search server that has not heard of a suspension", () => {
  withDatabase();
  let double: MeilisearchDouble;

  beforeEach(async () => {
    double = await meilisearchDouble([], port);
  });
  afterEach(() => double.close());

  const page = async () => {
    const data = await loader({
      request: new Request("http://localhost/menu"),
      params: {},
      context: { nonce: "", address: "" },
    });
    return { titles: data.cards.map(({ title }) => title), total: data.total };
  };

  it("never makes the page show what may not be seen", async () => {
    const world = await anAuthority();
    const provider = await aProvider(world);
    const offerId = await anOffer(world, { provider });
    double.answers([
      { hits: [{ offerId, _geo: null }], totalHits: 1, facetDistribution: { kind: { vocational: 1 } } },
    ]);
    expect(await page()).toEqual({ titles: ["Motor vehicle workshop"], total: 1 });
    const { officer } = await officers(world);
    await suspendProvider(officer, provider.providerId, { reason: "A concern is being looked into" });
    expect(await page()).toEqual({ titles: [], total: 0 });
    expect(double.asked.every(({ path }) => path === "/multi-search")).toBe(true);
  });

  it("is told by what follows the event", async () => {
    const world = await anAuthority();
    const provider = await aProvider(world);
    const offerId = await anOffer(world, { provider });
    const { officer } = await officers(world);
    await suspendProvider(officer, provider.providerId, { reason: "A concern is being looked into" });
    await reindexOffers(systemAct(world), { providerId: provider.providerId });
    const removals = double.asked.filter(({ path }) => path.endsWith("/documents/delete-batch"));
    expect(removals.map(({ body }) => body)).toEqual([[offerId]]);
  });
});
