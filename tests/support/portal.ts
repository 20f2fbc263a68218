/** What every journey has: personas to walk as, a page that may not complain, and a check for accessibility. */
import {
  type APIResponse,
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import type { PersonaKey } from "#app/platform/personas.ts";
import { violationsOn } from "./axe.ts";

type Walked = { javaScript?: boolean; width?: number };
type Walker = { page: Page; context: BrowserContext };
type Journey = {
  /** Opens a browser of their own and signs in as a persona, through the portal's own door. */
  as: (persona: PersonaKey, options?: Walked) => Promise<Page>;
  /** A visitor's page. */
  visitor: (options?: Walked) => Promise<Page>;
};

export const test = base.extend<Journey>({
  as: async ({ browser }, use) => {
    const walkers: Walker[] = [];
    await use(async (persona, options = {}) => {
      const walker = await open(browser, options);
      walkers.push(walker);
      const { status, to } = await send(walker.page, "/sign-in/personas", { persona });
      expect([status, to], `${persona} signs in`).toEqual([302, "/"]);
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

export type { Page };
export { expect };

const complaints = new WeakMap<Page, string[]>();
/** A form that is refused answers with one of these, which the browser itself reports as an error; so is a line that a journey takes away. */
const refusals = /status of (400|403|404|409|413)|ERR_INTERNET_DISCONNECTED|ERR_FAILED/;

/**
 * React 18's own "Root did not complete. This is a bug in React": a key pressed in the very moment a page is
 * taken over. It is passed over because the page carries on, which the rest of the journey proves.
 */
const ownBugOfReact = /Minified React error #345\b/;

async function open(browser: Browser, { javaScript = true, width = 1280 }: Walked): Promise<Walker> {
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
  });
  const page = await context.newPage();
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on("console", (message) => {
    if (message.type() === "error" && !refusals.test(message.text())) heard.push(message.text());
  });
  page.on("pageerror", (error) => {
    if (!ownBugOfReact.test(error.message)) heard.push(error.message);
  });
  return { page, context };
}

/** Ends the walk; anything the browser complained of fails the journey. */
async function close(walkers: readonly Walker[]): Promise<void> {
  for (const { page, context } of walkers) {
    expectNoComplaint(page);
    await context.close();
  }
}

export function expectNoComplaint(page: Page): void {
  expect(complaints.get(page), `the browser's console at ${page.url()}`).toEqual([]);
}

/** Axe finds nothing, there is one h1, and nothing is wider than the window. */
export async function expectGoodPage(page: Page): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  expect(await violationsOn(page), `axe at ${page.url()}`).toEqual([]);
  await expectNothingWider(page);
}

/** Nobody has to scroll sideways. */
export async function expectNothingWider(page: Page): Promise<void> {
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider, `pixels wider than the window at ${page.url()}`).toBeLessThanOrEqual(0);
}

/** What a form holds: text, several values of one name, or a file. */
export type Typed = Readonly<Record<string, string | readonly string[] | Paper>>;
export type Paper = { name: string; mimeType: string; buffer: Buffer };
export type Answer = { status: number; to: string; body: string };

/** Posts a form as whoever the page is signed in as, as a browser without JavaScript would, and follows nothing. */
export async function send(page: Page, path: string, typed: Typed = {}, origin?: string): Promise<Answer> {
  const ours = new URL(test.info().project.use.baseURL ?? "").origin;
  const isMultipart = Object.values(typed).some((value) => typeof value === "object" && "buffer" in value);
  const options = { headers: { Origin: origin ?? ours }, maxRedirects: 0 };
  const response = isMultipart
    ? await page.request.post(path, { ...options, multipart: partsOf(typed) })
    : await page.request.post(path, {
        headers: { ...options.headers, "Content-Type": "application/x-www-form-urlencoded" },
        maxRedirects: 0,
        data: encoded(typed),
      });
  return { status: response.status(), to: whereTo(response), body: await response.text() };
}

function partsOf(typed: Typed): FormData | Record<string, string | Paper> {
  const parts: Record<string, string | Paper> = {};
  for (const [name, value] of Object.entries(typed))
    parts[name] = typeof value === "string" || "buffer" in value ? value : value.join(",");
  return parts;
}

function encoded(typed: Typed): string {
  const pairs = Object.entries(typed).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, String(one)] as [string, string]),
  );
  return new URLSearchParams(pairs).toString();
}

function whereTo(response: APIResponse): string {
  return response.headers().location ?? "";
}
