/** The pages of a change of the story's own, which no first link of a list need lead to. */
import type { Page } from "@playwright/test";
import { paths } from "#app/core/paths.ts";

/** The first placement with a change that waits so, and its change; nothing where the story has none to show. */
export async function pagesOfChange(page: Page, status: "asked" | "accepted"): Promise<string[]> {
  await page.goto(paths.placements(`change=${status}`));
  const placement = await firstOf(page, /^\/placements\/[0-9a-f-]{36}$/);
  if (!placement) return [];
  await page.goto(placement);
  const change = await firstOf(page, /^\/placements\/[0-9a-f-]{36}\/changes\/[0-9a-f-]{36}$/);
  return change ? [placement, change] : [placement];
}

async function firstOf(page: Page, pattern: RegExp): Promise<string | undefined> {
  const addresses = await page
    .locator("main a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return addresses.find((address) => pattern.test(address));
}
