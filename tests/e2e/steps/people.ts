/** Coming in by an invitation, and by e-mail and password. */
import { expect, type Page } from "@playwright/test";
import { paths } from "#app/core/paths.ts";
import { fill, press } from "./typing.ts";

export const password = "three quiet otters swimming";

/** The link that was written to this address, read from the portal's sent mail by the authority's lead. */
export async function invitationTo(email: string, authorityLead: Page): Promise<string> {
  await authorityLead.goto(paths.outbox());
  await authorityLead.getByRole("row", { name: email }).first().getByRole("link").click();
  await expect(authorityLead).toHaveURL(/\/outbox\/.+/);
  await expect(authorityLead.getByRole("definition").filter({ hasText: email })).toBeVisible();
  const words = await authorityLead.getByRole("main").innerText();
  const link = /https?:\/\/\S+\/invitations\/\S+/.exec(words)?.[0] ?? "";
  expect(link, `a link in the mail to ${email}`).not.toBe("");
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
