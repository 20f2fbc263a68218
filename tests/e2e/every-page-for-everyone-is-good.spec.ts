/** Every page that a visitor is led to answers, is accessible and fits, wide and narrow; so does a page that is not there. */
import { paths } from "#app/core/paths.ts";
import { expect, expectGoodPage, test } from "../support/portal.ts";
import { details, look } from "./steps/looking.ts";

const open = [
  paths.home(),
  paths.register(),
  paths.signIn(),
  paths.personas(),
  paths.accessibility(),
  paths.privacy(),
  paths.sources(),
  paths.menuComparison(),
  paths.menu(),
];

test("every page is good for a visitor", async ({ visitor }) => {
  const page = await visitor();
  const looked = { seen: new Set<string>(), read: new Set<string>() };
  for (const address of open) await look(page, address, looked);
  const offers = await details(page);
  expect(offers.length, "kinds of link on the menu").toBeGreaterThan(0);
  const ids = await page
    .locator("main article h2 a")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname.split("/")[2]));
  for (const offer of offers) await look(page, offer, looked);
  const chosen = ids.slice(0, 4).map((id) => `offer=${id}`);
  await look(page, paths.menuComparison(chosen.join("&")), looked);
});

test("a page that is not there says so and leads on", async ({ visitor }) => {
  const page = await visitor();
  const answer = await page.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  await expectGoodPage(page);
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
});
