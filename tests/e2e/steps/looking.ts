/** Looks at every page a person is led to: does it answer, is it accessible, does it fit a wide window and a phone. */
import { expect, type Page } from "@playwright/test";
import { expectGoodPage, expectNoComplaint, expectNothingWider } from "../../support/portal.ts";

const wide = { width: 1280, height: 900 };
const phone = { width: 320, height: 640 };

/**
 * The navigation, and of every page in it the first link of each kind. Pages of one kind look alike to everyone
 * of one side, so axe reads a kind that is in `read` no second time.
 */
export async function lookAround(page: Page, read: Set<string>): Promise<void> {
  const seen = new Set<string>();
  await page.goto("/");
  const listed = await addressesIn(page, 'nav[aria-label="Main"] a');
  expect(listed.length, "links of the navigation").toBeGreaterThan(1);
  for (const address of ["/", ...listed]) {
    await look(page, address, { seen, read });
    for (const detail of await details(page)) await look(page, detail, { seen, read });
  }
}

/**
 * From these addresses and the navigation on, one page of every kind that anything leads to: its lists, their
 * things, and the forms behind those. More thorough than `lookAround`, and slower.
 */
export async function lookEverywhere(
  page: Page,
  read: Set<string>,
  more: readonly string[] = [],
): Promise<void> {
  const looked: Looked = { seen: new Set(), read };
  await page.goto("/");
  const waiting = ["/", ...more, ...(await addressesIn(page, 'nav[aria-label="Main"] a'))];
  const known = new Set(waiting.map(kindOf));
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    await look(page, address, looked);
    for (const next of await addressesIn(page, "main a")) {
      const kind = kindOf(next);
      if (isFile(kind) || known.has(kind)) continue;
      known.add(kind);
      waiting.push(next);
    }
  }
}

export type Looked = { seen: Set<string>; read: Set<string> };

export async function look(page: Page, address: string, { seen, read }: Looked): Promise<void> {
  if (seen.has(address)) return;
  seen.add(address);
  const response = await page.goto(address);
  expect(response?.status(), address).toBe(200);
  if (read.has(kindOf(address))) {
    await expect(page.locator("h1")).toHaveCount(1);
    await expectNothingWider(page);
  } else {
    await expectGoodPage(page);
    read.add(kindOf(address));
  }
  await page.setViewportSize(phone);
  await expectNothingWider(page);
  await page.setViewportSize(wide);
  expectNoComplaint(page);
}

/** The first link of every kind in the page's own part that leads to one thing among many. */
export async function details(page: Page): Promise<string[]> {
  const firsts = new Map<string, string>();
  for (const address of await addressesIn(page, "main a")) {
    const kind = kindOf(address);
    if (kind.includes(":id") && !isFile(kind) && !firsts.has(kind)) firsts.set(kind, address);
  }
  return [...firsts.values()];
}

/** An address but for its ids, days and questions. */
const kindOf = (address: string) =>
  address.replace(/\?.*/, "").replaceAll(/[0-9a-f-]{36}|\d{4}-\d\d(-\d\d)?/g, ":id");

const isFile = (kind: string) =>
  /^\/(documents|calendar|open-referral)\b|\/pictures\/:id$|\.[a-z]{3}$/.test(kind);

const addressesIn = (page: Page, links: string) =>
  page
    .locator(links)
    .evaluateAll((found) => [
      ...new Set(
        found
          .map((link) => (link.getAttribute("href") ?? "").replace(/#.*/, ""))
          .filter((to) => to.startsWith("/")),
      ),
    ]);
