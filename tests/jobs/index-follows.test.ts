import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import { searchMenu } from "#app/domain/menu/menu-queries.server.ts";
import { suspendProvider } from "#app/domain/quality/suspend-provider.server.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { nameDatabase } from "#app/platform/env.server.ts";
import { offerDocuments } from "#db/schema/search.ts";
import { databaseUrl, owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, visitorAct } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider, officers } from "#tests/support/world-providers.ts";

const withinMs = 2000;

describe("the index", () => {
  withDatabase();
  let worker: Awaited<ReturnType<typeof startWorker>>;

  beforeEach(async () => {
    nameDatabase(databaseUrl(), { demonstration: false });
    worker = await startWorker();
  });
  afterEach(() => worker.stop());

  it("follows what happened to a provider within two seconds, while the menu shows nothing of it at once", async () => {
    const world = await anAuthority();
    const provider = await aProvider(world);
    await anOffer(world, { provider });
    const documents = () => owner().$count(offerDocuments);
    expect(await documents()).toBe(1);

    const { officer } = await officers(world);
    await suspendProvider({ ...officer, now: new Date() }, provider.providerId, { reason: "A concern" });
    const suspended = Date.now();
    const { search } = readMenuAddress(new URLSearchParams());
    expect((await searchMenu({ ...visitorAct(world), now: new Date() }, search, undefined)).total).toBe(0);
    await expect.poll(documents, { timeout: withinMs, interval: 50 }).toBe(0);
    expect(Date.now() - suspended).toBeLessThan(withinMs);
  });
});
