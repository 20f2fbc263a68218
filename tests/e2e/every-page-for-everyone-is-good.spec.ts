/** Every page that a visitor is led to answers, is accessible and fits, wide and narrow; so does a page that is not there. */
import { paths } from "#app/core/paths.ts";
import { expect, expectGoodPage, type Page, test } from "../support/portal.ts";
import { look, lookEverywhere } from "./steps/looking.ts";
import { linkIn } from "./steps/people.ts";

const open = [
  paths.register(),
  paths.signIn(),
  paths.personas(),
  paths.accessibility(),
  paths.privacy(),
  paths.sources(),
  paths.menu("q=motor+vehicle&need=semh&phase=ks4&postcode=S65+1AA&within=20&order=distance"),
  paths.menu("page=2"),
  paths.menu("q=nothing+is+called+this"),
  paths.menuComparison(),
  paths.market(),
  paths.newInterest(),
];

test("every page is good for a visitor", async ({ visitor }) => {
  test.slow();
  const page = await visitor();
  const looked = { seen: new Set<string>(), read: new Set<string>() };
  await page.goto(paths.menu());
  const chosen = await page
    .getByRole("article")
    .getByRole("link", { name: /^Add to compare/ })
    .evaluateAll((links) => links.slice(0, 4).map((link) => link.getAttribute("href")?.split("offer=")[1]));
  expect(chosen, "offers to compare").toHaveLength(4);
  await look(page, paths.menuComparison(chosen.map((id) => `offer=${id}`).join("&")), looked);
  await lookEverywhere(page, looked.read, open);
});

test("the address in a letter of invitation is good for whoever was invited", async ({ as, visitor }) => {
  const [authorityLead, guest] = await Promise.all([as("authority-lead"), visitor()]);
  const letter = await letterAbout(authorityLead, "Autumn market place");
  const address = linkIn(letter, /https?:\/\/\S+\/market\/answers\/\S+/);
  await look(guest, address, { seen: new Set(), read: new Set() });
});

/** The newest letter with these words in its subject, however many are newer. */
async function letterAbout(authorityLead: Page, subject: string): Promise<string> {
  const link = authorityLead.getByRole("main").getByRole("link", { name: subject }).first();
  for (let number = 1; number <= 40; number += 1) {
    await authorityLead.goto(`${paths.outbox()}?page=${number}`);
    if ((await link.count()) > 0) break;
  }
  await link.click();
  await expect(authorityLead).toHaveURL(/\/outbox\/.+/);
  return authorityLead.getByRole("main").innerText();
}

test("a page that is not there says so and leads on", async ({ visitor }) => {
  const page = await visitor();
  const answer = await page.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  await expectGoodPage(page);
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
});
