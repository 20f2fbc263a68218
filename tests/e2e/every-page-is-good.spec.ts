/** Every page a persona is led to answers, is accessible, and fits a wide window and a phone held upright. */
import { personas } from "#app/platform/personas.ts";
import {
  expect,
  expectGoodPage,
  expectNoComplaint,
  expectNothingWider,
  type Page,
  test,
} from "../support/portal.ts";

const wide = { width: 1280, height: 900 };
const phone = { width: 320, height: 640 };

/** Pages of one kind look alike to whoever opens them, so axe reads each kind once per kind of organisation. */
const readByAxe: ReadonlySet<string> = new Set([
  "development-officer",
  "finance-officer",
  "school-lead",
  "school-approver",
  "provider-manager",
  "provider-staff",
]);

for (const { key, name } of personas) {
  test(`every page ${name} (${key}) is led to is good`, async ({ as }) => {
    test.slow();
    const page = await as(key);
    const seen = new Set<string>();
    await page.goto("/");
    const listed = await addressesIn(page, 'nav[aria-label="Main"] a');
    expect(listed.length, "links of the navigation").toBeGreaterThan(1);
    for (const address of ["/", ...listed]) {
      await look(page, address, seen, readByAxe.has(key));
      for (const detail of await details(page)) await look(page, detail, seen, readByAxe.has(key));
    }
  });
}

test("every page a visitor is led to is good", async ({ visitor }) => {
  const page = await visitor();
  const seen = new Set<string>();
  for (const address of [
    "/",
    "/menu",
    "/register",
    "/sign-in",
    "/sign-in/personas",
    "/accessibility",
    "/privacy",
    "/sources",
  ])
    await look(page, address, seen, true);
  await page.goto("/menu");
  for (const detail of await details(page)) await look(page, detail, seen, true);
  const missing = await page.goto("/no-such-page");
  expect(missing?.status()).toBe(404);
  await expectGoodPage(page);
});

async function look(page: Page, address: string, seen: Set<string>, withAxe: boolean): Promise<void> {
  if (seen.has(address)) return;
  seen.add(address);
  const response = await page.goto(address);
  expect(response?.status(), address).toBe(200);
  if (withAxe) await expectGoodPage(page);
  else await expect(page.locator("h1")).toHaveCount(1);
  await expectNothingWider(page);
  await page.setViewportSize(phone);
  await expectNothingWider(page);
  await page.setViewportSize(wide);
  expectNoComplaint(page);
}

/** The first link of every kind in the page's own part, where kinds differ in their address but for ids and days. */
async function details(page: Page): Promise<string[]> {
  const firsts = new Map<string, string>();
  for (const address of await addressesIn(page, "main a")) {
    const kind = address.replace(/\?.*/, "").replaceAll(/[0-9a-f-]{36}|\d{4}-\d\d(-\d\d)?/g, ":id");
    if (kind.includes(":id") && !isFile(kind) && !firsts.has(kind)) firsts.set(kind, address);
  }
  return [...firsts.values()];
}

const isFile = (kind: string) => kind.startsWith("/documents/") || kind.endsWith(".csv");

const addressesIn = (page: Page, links: string) =>
  page
    .locator(links)
    .evaluateAll((found) => [
      ...new Set(found.map((link) => link.getAttribute("href") ?? "").filter((to) => to.startsWith("/"))),
    ]);
