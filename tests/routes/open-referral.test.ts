/** The feed as programs of other people ask it: address in, answer out. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { openSession } from "#app/platform/session.server.ts";
import { loader as nothing } from "#app/routes/open-referral/nothing.ts";
import { loader as services } from "#app/routes/open-referral/offers.ts";
import { loader as atLocation } from "#app/routes/open-referral/service-at-location.ts";
import { loader as atLocations } from "#app/routes/open-referral/service-at-locations.ts";
import { loader as taxonomies } from "#app/routes/open-referral/taxonomies.ts";
import { loader as taxonomy } from "#app/routes/open-referral/taxonomy.ts";
import { loader as term } from "#app/routes/open-referral/taxonomy-term.ts";
import { loader as terms } from "#app/routes/open-referral/taxonomy-terms.ts";
import { authorities } from "#db/schema/organisations.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, systemAct } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider } from "#tests/support/world-providers.ts";

const Row = z.looseObject({ id: z.uuid() });
const Page = z.strictObject({
  total_items: z.int(),
  total_pages: z.int(),
  page_number: z.int(),
  size: z.int(),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(Row),
});

type Loader = (args: LoaderFunctionArgs) => Promise<Response> | Response;

async function answered(loader: Loader, address = "", { id = "", cookie = "" } = {}) {
  const request = new Request(`http://feed.example/open-referral${address}`, { headers: { Cookie: cookie } });
  return loader({ request, params: { id }, context: { nonce: "", address: "" } });
}

const pageAt = async (loader: Loader, address = "", cookie = "") =>
  Page.parse(await (await answered(loader, address, { cookie })).json());

async function aListing(name: string) {
  const world = await anAuthority(name);
  const at = new Date();
  const provider = await aProvider(world, { at });
  const offerId = await anOffer(world, { provider, title: `Bikes of ${name}` });
  await reindexOffers({ actor: systemAct(world).actor, now: at }, "all");
  return { world, offerId };
}

describe("the feed's addresses", () => {
  withDatabase();

  it("give all that hangs on each, or only which there are, where that is asked for", async () => {
    const { offerId } = await aListing("Testshire");
    const plain = await pageAt(services);
    expect(plain).toMatchObject({ total_items: 1, size: 1, contents: [{ id: offerId }] });
    expect(plain.contents[0]).not.toHaveProperty("attributes");
    expect((await pageAt(services, "?full=true")).contents[0]).toHaveProperty("attributes");
    const [least] = (await pageAt(services, "?minimal=true")).contents;
    expect(Object.keys(least ?? {}).sort()).toEqual(["id", "modified_date"]);
    const [given] = (await pageAt(atLocations)).contents;
    expect(given?.service).not.toHaveProperty("attributes");
    expect(given?.service).toHaveProperty("organization");
    const [whole] = (await pageAt(atLocations, "?full=true")).contents;
    expect(whole?.service).toHaveProperty("attributes");
    expect(await (await answered(atLocation, "", { id: given?.id })).json()).toEqual(whole);
  });

  it("answer what cannot be read with a sentence", async () => {
    for (const loader of [services, atLocations, taxonomies, terms]) {
      const answer = await answered(loader, "?page=x");
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ error: "page must be a whole number" });
    }
    const missing = await answered(nothing, "/organizations");
    expect(missing.status).toBe(404);
    expect(await missing.json()).toEqual({ error: "The feed has nothing at this address" });
  });

  it("give the words of one taxonomy alone, and know each by its identifier in capitals too", async () => {
    const everything = await pageAt(terms, "?per_page=100");
    const seen: string[] = [];
    for (const one of (await pageAt(taxonomies)).contents) {
      const own = await pageAt(terms, `?per_page=2&taxonomy_id=${one.id}`);
      expect(own.contents.every((word) => word.taxonomy_id === one.id)).toBe(true);
      for (let page = 1; page <= own.total_pages; page++)
        seen.push(
          ...(await pageAt(terms, `?per_page=2&page=${page}&taxonomy_id=${one.id}`)).contents.map(
            ({ id }) => id,
          ),
        );
      expect((await answered(taxonomy, "", { id: one.id.toUpperCase() })).status).toBe(200);
    }
    expect(seen.sort()).toEqual(everything.contents.map(({ id }) => id).sort());
    expect((await answered(term, "", { id: seen[0]?.toUpperCase() })).status).toBe(200);
    expect((await pageAt(terms, "?taxonomy_id=nothing")).total_items).toBe(0);
  });

  it("answer everybody alike, also who has signed in with another authority: the answer may be kept", async () => {
    const [here, elsewhere] = [await aListing("Here"), await aListing("Elsewhere")];
    await owner()
      .update(authorities)
      .set({ host: "feed.example" })
      .where(eq(authorities.id, here.world.authorityId));
    const officer = await aPerson(elsewhere.world, "development_officer");
    const opened = await openSession(new Request("http://feed.example/"), officer.actor.userId, "/");
    const cookie = opened.headers.get("Set-Cookie")?.split(";")[0] ?? "";
    for (const loader of [services, atLocations]) {
      const visitor = await pageAt(loader);
      expect(visitor.total_items).toBe(1);
      expect(await pageAt(loader, "", cookie)).toEqual(visitor);
    }
    const answer = await answered(services, "", { cookie });
    expect(answer.headers.get("Cache-Control")).toBe("public, max-age=300");
    expect(answer.headers.get("Set-Cookie")).toBeNull();
  });
});
