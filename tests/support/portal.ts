/** What every journey has: personas to walk as, a page that may not complain, and a check for accessibility. */
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { PersonaKey } from "#app/platform/personas.ts";

type Walker = { page: Page; context: BrowserContext };
type Journey = {
  /** Opens a browser of their own and signs in as a persona, through the portal's own door. */
  as: (persona: PersonaKey, options?: { javaScript?: boolean; width?: number }) => Promise<Page>;
  /** A visitor's page. */
  visitor: (options?: { javaScript?: boolean; width?: number }) => Promise<Page>;
};

export const test = base.extend<Journey>({
  as: async ({ browser, baseURL }, use) => {
    const walkers: Walker[] = [];
    await use(async (persona, options = {}) => {
      const walker = await open(browser, options);
      walkers.push(walker);
      await walker.context.request.post("/sign-in/personas", {
        form: { persona },
        headers: { Origin: baseURL ?? "" },
      });
      return walker.page;
    });
    await close(walkers);
  },
  visitor: async ({ browser }, use) => {
    const walkers: Walker[] = [];
    await use(async (options = {}) => {
      const walker = await open(browser, options);
      walkers.push(walker);
      return walker.page;
    });
    await close(walkers);
  },
});

export { expect };

type Walked = { javaScript?: boolean; width?: number };
const complaints = new WeakMap<Page, string[]>();

async function open(browser: Browser, { javaScript = true, width = 1280 }: Walked): Promise<Walker> {
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
  });
  const page = await context.newPage();
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on("console", (message) => {
    // A refused form answers 400 or 409, which the browser itself reports as an error.
    if (message.type() === "error" && !/status of (400|403|404|409)/.test(message.text()))
      heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(error.message));
  return { page, context };
}

/** Ends the walk; anything the browser complained of fails the journey. */
async function close(walkers: readonly Walker[]): Promise<void> {
  for (const { page, context } of walkers) {
    await context.close();
    expect(complaints.get(page) ?? [], "the browser's console").toEqual([]);
  }
}

/** Axe finds nothing, there is one h1, and nothing is wider than the window. */
export async function expectGoodPage(page: Page): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.html)
          .join(" | ")
          .slice(0, 400)}`,
    ),
  ).toEqual([]);
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider, "pixels wider than the window").toBeLessThanOrEqual(0);
}
