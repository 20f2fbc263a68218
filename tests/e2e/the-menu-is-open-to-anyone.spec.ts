/** Whoever does not sign in sees what is offered, but no price that is private. */
import { paths } from "#app/core/paths.ts";
import { expect, expectGoodPage, type Page, test } from "../support/portal.ts";
import { expectOnMenu, ownWord, publishOffer } from "./steps/offers.ts";
import { follow } from "./steps/typing.ts";

test("a visitor reads an offer on the page and in the feed without its private price", async ({
  as,
  visitor,
}) => {
  const [manager, stranger] = await Promise.all([as("provider-manager"), visitor()]);
  const word = ownWord();
  const { id, title } = await publishOffer(manager, { word, price: "87.65", isPrivate: true });
  await expectOnMenu(stranger, word, 1);
  await follow(stranger, title);
  await expect(stranger.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expectGoodPage(stranger);
  for (const path of [paths.menu(`q=${word}`), paths.menuComparison(`offer=${id}`), ...anOffer(id)])
    expect(await textAt(stranger, path), path).not.toMatch(/87\.65|8765/);
  expect(await textAt(manager, paths.menuOffer(id))).toContain("87.65");
});

test("programs are led to what visitors may read, and to nothing else", async ({ visitor }) => {
  const { request } = await visitor();
  const robots = await request.get("/robots.txt");
  expect(await robots.text()).toMatch(/Disallow: \/\n[\s\S]*Sitemap: \S+\/sitemap\.xml/);
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const places = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, at]) => new URL(at ?? "").pathname);
  expect(places.length).toBeGreaterThan(10);
  for (const place of [places[0], places.at(-1)])
    expect((await request.get(place ?? "")).status(), place).toBe(200);
  expect(places.filter((place) => !/^\/(menu|market|register|accessibility|privacy)\b/.test(place))).toEqual(
    [],
  );

  const services = await request.get("/open-referral/services?per_page=5");
  expect(services.headers()["access-control-allow-origin"]).toBe("*");
  const list = await services.json();
  expect(list).toMatchObject({ page_number: 1, size: 5, first_page: true, last_page: false });
  expect(list.total_items).toBeGreaterThan(5);
  expect(list.total_pages).toBe(Math.ceil(list.total_items / 5));
  expect(list.contents).toHaveLength(5);
  for (const one of list.contents)
    expect(one).toMatchObject({ id: expect.any(String), name: expect.any(String), status: "active" });
  expect((await request.get("/open-referral/services?page=none")).status()).toBe(400);
});

const anOffer = (id: string) => [paths.menuOffer(id), `/open-referral/services/${id}`];

async function textAt(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path);
  expect(answer.status(), path).toBe(200);
  return answer.text();
}
