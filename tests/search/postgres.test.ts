import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { transaction } from "#app/platform/transaction.server.ts";
import type { SearchEngine } from "#search/engine.ts";
import type { OfferDocument } from "#search/offers.ts";
import { postgresEngine } from "#search/postgres.server.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { aSeller, someDocuments } from "#tests/support/menu-documents.ts";
import { anAuthority, systemAct, today, type World } from "#tests/support/world.ts";
import { conformance } from "./conformance.ts";

const withEngine = <T>(world: World, work: (engine: SearchEngine) => Promise<T>) =>
  transaction(systemAct(world), (tx) => work(postgresEngine(tx)));

describe("the menu searched in Postgres", () => {
  conformance(withEngine);
});

describe("Postgres' own index", () => {
  withDatabase();
  let world: World;
  let documents: OfferDocument[];

  beforeEach(async () => {
    world = await anAuthority();
    documents = await someDocuments(world, await aSeller(world), [
      { title: "Number work", provider: "The Old Forge Farm" },
      { title: "Pigs and sheep", provider: "Northern Learning", text: "Every day on the farm" },
    ]);
    await withEngine(world, (engine) => engine.rebuild(world.authorityId, documents));
  });

  const titles = async (words: string, exact = false) => {
    const { hits } = await withEngine(world, (engine) =>
      engine.search({
        authorityId: world.authorityId,
        day: today,
        words,
        exact,
        filters: {},
        privatePrices: true,
        order: "fair",
        page: 1,
        pageSize: 20,
      }),
    );
    return hits
      .map(({ offerId }) => documents.find((document) => document.offerId === offerId)?.title)
      .sort();
  };

  it("looks in the name of a provider for what was typed, and not for what means the same", async () => {
    expect(await titles("farm")).toEqual(["Number work", "Pigs and sheep"]);
    expect(await titles("animals")).toEqual(["Pigs and sheep"]);
    expect(await titles("forge number")).toEqual(["Number work"]);
    expect(await titles("frm forg")).toEqual([]);
    expect(await titles("northren")).toEqual(["Pigs and sheep"]);
    expect(await titles("northe")).toEqual(["Pigs and sheep"]);
  });

  it("takes the very words without those that say nothing", async () => {
    expect(await titles("the old forge", true)).toEqual(["Number work"]);
    expect(await titles("the farms", true)).toEqual(["Number work", "Pigs and sheep"]);
    expect(await titles("animals", true)).toEqual([]);
  });

  it("is rebuilt without writing again what has not changed", async () => {
    const written = async () => {
      const rows = await owner().execute<{ id: string; at: string }>(
        sql`select offer_id as id, xmin::text as at from offer_documents`,
      );
      return new Map(rows.map(({ id, at }) => [id, at]));
    };
    const before = await written();
    const [one, other] = documents;
    if (!one || !other) throw new Error("no documents");
    const changed = { ...other, title: "Pigs, sheep and hens" };
    await withEngine(world, (engine) => engine.rebuild(world.authorityId, [one, changed]));
    const after = await written();
    expect(after.get(one.offerId)).toBe(before.get(one.offerId));
    expect(after.get(other.offerId)).not.toBe(before.get(other.offerId));
    expect(await titles("hens")).toHaveLength(1);
    await withEngine(world, (engine) => engine.rebuild(world.authorityId, [changed]));
    expect([...(await written()).keys()]).toEqual([other.offerId]);
  });

  it("plans what else is asked in the same transaction as ever", async () => {
    const settings = await transaction(systemAct(world), async (tx) => {
      await postgresEngine(tx).search({
        authorityId: world.authorityId,
        day: today,
        words: "farm",
        filters: { need: ["semh"], keyStage: ["ks4"] },
        privatePrices: true,
        order: "relevance",
        page: 1,
        pageSize: 20,
      });
      return tx.execute(
        sql`select current_setting('plan_cache_mode') as mode, current_setting('enable_seqscan') as scan`,
      );
    });
    expect(settings[0]).toEqual({ mode: "auto", scan: "on" });
  });
});
