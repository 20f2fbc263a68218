/** What people do with a page: type under a label, press a button, follow a link, each by its words. */
import { expect, type Page } from "@playwright/test";

export async function fill(page: Page, typed: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(typed))
    await page.getByLabel(label, { exact: true }).fill(value);
}

/** Presses a button that posts a form, and waits for what it leads to. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name, exact: typeof name === "string" }).click();
  await answered;
  await expect(page.getByText("Sending", { exact: true })).toHaveCount(0);
}

/** Follows a link and waits until it has led on. */
export const follow = (page: Page, name: string | RegExp) => lead(page, "link", name);

/** Presses the button of a search and waits until its address has changed. */
export const search = (page: Page, name: string) => lead(page, "button", name);

async function lead(page: Page, role: "link" | "button", name: string | RegExp): Promise<void> {
  const before = page.url();
  await page
    .getByRole(role, { name, exact: typeof name === "string" })
    .first()
    .click();
  await page.waitForURL((url) => url.href !== before);
}
