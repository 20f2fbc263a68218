/** Coming in by an invitation, and by e-mail and password. */
import { expect, type Page } from "@playwright/test";
import { paths } from "#app/core/paths.ts";
import { fill, press } from "./typing.ts";

export const password = "three quiet otters swimming";

/** The link that was written to this address, read from the portal's sent mail by the authority's lead. */
export async function invitationTo(email: string, authorityLead: Page): Promise<string> {
  const words = await mailTo(authorityLead, email);
  return linkIn(words, /https?:\/\/\S+\/invitations\/\S+/);
}

/** The newest letter to an address in the portal's sent mail, waited for, as its words. */
export async function mailTo(authorityLead: Page, email: string, subject = /./): Promise<string> {
  const row = authorityLead.getByRole("row", { name: email }).filter({ hasText: subject }).first();
  await expect(async () => {
    await authorityLead.goto(paths.outbox());
    await expect(row).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 8000 });
  await row.getByRole("link").click();
  await expect(authorityLead).toHaveURL(/\/outbox\/.+/);
  await expect(authorityLead.getByRole("definition").filter({ hasText: email })).toBeVisible();
  return authorityLead.getByRole("main").innerText();
}

/** The path of the first address of a kind in a letter. */
export function linkIn(words: string, kind: RegExp): string {
  const link = kind.exec(words)?.[0] ?? "";
  expect(link, `an address like ${kind} in a letter`).not.toBe("");
  return new URL(link).pathname;
}

/** Somebody new opens their link and chooses a password. */
export async function acceptInvitation(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await fill(page, { "Your name": name, Password: password });
  await press(page, "Accept and come in");
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

export async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.goto(paths.signIn());
  await fill(page, { "Email address": email, Password: secret });
  await press(page, "Sign in");
}
