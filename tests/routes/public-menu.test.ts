/** What a visitor is told of the menu, looked through letter by letter for what is not a visitor's to know. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { findMenuOffer, listMenuOffers } from "#app/domain/menu/menu-offer.server.ts";
import { offerAsData } from "#app/domain/menu/structured-data.ts";
import { loader as comparison } from "#app/routes/menu/comparison.tsx";
import { loader as menu } from "#app/routes/menu/menu.tsx";
import { loader as offerPage } from "#app/routes/menu/offer.tsx";
import { loader as service } from "#app/routes/open-referral/offer.ts";
import { loader as services } from "#app/routes/open-referral/offers.ts";
import { loader as sitemap } from "#app/routes/sitemap.ts";
import { sites } from "#db/schema/providers.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson, systemAct, visitorAct, type World } from "#tests/support/world.ts";
import { anOffer } from "#tests/support/world-offers.ts";
import { aProvider, type MadeProvider } from "#tests/support/world-providers.ts";

/** A price whose digits in pence, in pounds, per day and per week nothing else has. */
const price = 7913;
const secrets = ["7913", "79.13", "158.26", "15826", "791.30", "79130", "61.47", "6147"];
const place = ["Quernstone", "Hidden Wharf", "9ZQ", "53.43217", "1.35791"];

describe("what a visitor is told", () => {
  withDatabase();
  let world: World;
  let provider: MadeProvider;
  let offerId: string;

  beforeEach(async () => {
    world = await anAuthority();
    const at = new Date();
    provider = await aProvider(world, { at });
    await owner()
      .update(sites)
      .set({
        name: "Quernstone House",
        address: "3 Hidden Wharf",
        postcode: "S65 9ZQ",
        latitude: 53.43217,
        longitude: -1.35791,
        addressMasked: true,
        facilities: "A kitchen in Quernstone House",
        accessibility: "Ring at Hidden Wharf",
        accessFeatures: ["step_free"],
      })
      .where(eq(sites.id, provider.siteId));
    offerId = await anOffer(world, { provider, pricePence: price, priceIsPrivate: true });
    await reindexOffers({ actor: systemAct(world).actor, now: at }, "all");
  });

  const told = async (loader: (args: LoaderFunctionArgs) => unknown, path: string, params = {}) => {
    const request = new Request(`http://localhost${path}`);
    const answer = await loader({ request, params, context: { nonce: "", address: "" } });
    return answer instanceof Response ? await answer.text() : JSON.stringify(answer);
  };
  const everything = async () => [
    await told(menu, "/menu?q=motor&postcode=S65+1AA&order=distance"),
    await told(menu, "/menu?price_from=1&order=price"),
    await told(offerPage, `/menu/${offerId}?postcode=S65+1AA`, { offerId }),
    await told(comparison, `/menu/compare?offer=${offerId}&postcode=S65+1AA`),
    await told(services, "/open-referral/services"),
    await told(service, `/open-referral/services/${offerId}`, { id: offerId }),
    await told(sitemap, "/sitemap.xml"),
  ];

  it("leads from a page that is not there to the last that is", async () => {
    const gone = told(menu, "/menu?q=motor&page=99").catch((answer: Response) =>
      answer.headers.get("Location"),
    );
    expect(await gone).toBe("/menu?q=motor&page=1");
    expect(await told(menu, "/menu?q=zzyzzyva")).toContain('"total":0');
  });

  it("is no private price, by whatever it is worked out per, and nothing of where a masked site is", async () => {
    const answers = await everything();
    for (const [index, answer] of answers.entries())
      for (const secret of [...secrets, ...place]) expect(answer, `answer ${index}`).not.toContain(secret);
    const [list, , page, compared] = answers;
    for (const answer of [list, page, compared]) expect(answer).toContain("Motor vehicle workshop");
    // The first half of the postcode is what the provider was promised is shown.
    expect(page).toContain('"district":"S65"');
    expect(page).toContain('"features":["step_free"]');
    expect(page).toContain('"isSignedIn":false');
  });

  it("measures to the district, and not to the door", async () => {
    const visitor = { ...visitorAct(world), now: new Date() };
    const door = { latitude: 53.43217, longitude: -1.35791 };
    const seen = await findMenuOffer(visitor, offerId, door);
    const lead = await aPerson(world, "school_lead", { at: new Date() });
    expect((await findMenuOffer(lead, offerId, door))?.miles).toBeCloseTo(0, 2);
    expect(seen?.miles).toBeGreaterThan(0.1);
    expect(seen?.place).toBeUndefined();
    expect(seen?.reportId).toBeUndefined();
    expect(seen && offerAsData(seen, { address: "", authority: "", images: [] })).not.toHaveProperty(
      "offers",
    );
  });

  it("is the price, the address and the report to people who have signed in", async () => {
    const lead = await aPerson(world, "school_lead", { at: new Date() });
    expect(await findMenuOffer(lead, offerId)).toMatchObject({
      price: { pricePence: price },
      site: {
        name: "Quernstone House",
        address: "3 Hidden Wharf, S65 9ZQ",
        facilities: "A kitchen in Quernstone House",
      },
      reportId: provider.assessmentId,
    });
    const rival = await aPerson(world, "provider_manager", { at: new Date() });
    const shown = await findMenuOffer(rival, offerId);
    expect(shown?.reportId).toBeUndefined();
    for (const secret of [...secrets, ...place]) expect(JSON.stringify(shown)).not.toContain(secret);
    const own = { ...provider.manager, now: new Date() };
    expect(await findMenuOffer(own, offerId)).toMatchObject({ price: { pricePence: price } });
    expect(await listMenuOffers(await aPerson(await anAuthority(), "school_lead"), [offerId])).toEqual([]);
  });
});
