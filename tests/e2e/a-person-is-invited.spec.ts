/** Nobody comes in uninvited, and nobody stays in who was removed. */
import { paths } from "#app/core/paths.ts";
import { personaEmail } from "#app/platform/personas.ts";
import { expect, expectGoodPage, type Page, test } from "../support/portal.ts";
import { ownWord } from "./steps/offers.ts";
import { acceptInvitation, invitationTo, password, signIn } from "./steps/people.ts";
import { fill, follow, press } from "./steps/typing.ts";

async function invite(lead: Page, name: string, email: string): Promise<void> {
  await lead.goto(paths.people());
  await follow(lead, "Invite somebody");
  await fill(lead, { Name: name, "Email address": email });
  await lead.getByRole("radio", { name: "Commissioning officer" }).check();
  await press(lead, "Send the invitation");
  await expect(lead.getByRole("table", { name: "Open invitations" })).toContainText(email);
}

test("an invited person comes in once by the link, and out at once when removed", async ({ as, visitor }) => {
  const [lead, newcomer] = await Promise.all([as("authority-lead"), visitor()]);
  const word = ownWord();
  const [name, email] = [`Corin ${word}`, `${word}@invited.example`];
  await invite(lead, name, email);
  const link = await invitationTo(email, lead);

  await newcomer.goto(link);
  await expectGoodPage(newcomer);
  await fill(newcomer, { Password: "short" });
  await press(newcomer, "Accept and come in");
  await expect(newcomer.getByRole("alert")).toContainText("12 characters or more");
  await acceptInvitation(newcomer, link, name);
  await expect(newcomer.getByRole("banner")).toContainText(`${name}Commissioning officer`);
  await newcomer.goto(paths.pupils());
  await expect(newcomer.getByRole("heading", { level: 1, name: "Pupils" })).toBeVisible();

  const late = await visitor();
  await late.goto(link);
  await expect(late.getByLabel("Password")).toHaveCount(0);
  await expect(late.getByRole("heading", { level: 1, name: "Your invitation" })).toBeVisible();

  await lead.goto(paths.people());
  await follow(lead, new RegExp(`^Remove.*${name}`));
  await expect(lead.getByRole("main")).toContainText(email);
  await press(lead, "Remove them");
  await expect(lead.getByRole("main")).not.toContainText(email);
  await newcomer.goto(paths.pupils());
  await expect(newcomer.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await signIn(newcomer, email, password);
  await expect(newcomer.getByRole("alert")).toBeVisible();
  await expect(newcomer.getByRole("button", { name: "Sign out" })).toHaveCount(0);
});

test("a withdrawn invitation opens nothing", async ({ as, visitor }) => {
  const [lead, newcomer] = await Promise.all([as("authority-lead"), visitor()]);
  const word = ownWord();
  await invite(lead, `Bryn ${word}`, `${word}@invited.example`);
  const link = await invitationTo(`${word}@invited.example`, lead);
  await lead.goto(paths.people());
  await follow(lead, new RegExp(`^Withdraw.*Bryn ${word}`));
  await press(lead, "Withdraw it");
  await expect(lead.getByRole("main")).not.toContainText(word);
  await newcomer.goto(link);
  await expect(newcomer.getByLabel("Password")).toHaveCount(0);
  expect((await newcomer.goto(`${link.slice(0, -4)}aaaa`))?.status()).toBe(404);
});

test("a wrong password and an unknown address get the same answer", async ({ visitor }) => {
  const page = await visitor();
  await signIn(page, personaEmail("partnership-coordinator"), "not the password at all");
  const alert = page.getByRole("alert");
  await expect(alert).toBeVisible();
  const known = await alert.innerText();
  await expect(page.getByLabel("Email address")).toHaveValue(personaEmail("partnership-coordinator"));
  await expect(page.getByLabel("Password")).toHaveValue("");
  await signIn(page, `${ownWord()}@nobody.example`, "not the password at all");
  await expect(alert).toHaveText(/./);
  expect(await alert.innerText()).toBe(known);
});

test("who signs out is out, also by the button of the browser that goes back", async ({ as }) => {
  const lead = await as("school-lead");
  await lead.goto(paths.pupils());
  await lead.getByRole("button", { name: "Sign out" }).click();
  await expect(lead.getByRole("link", { name: "See the menu" })).toBeVisible();
  await lead.goBack();
  await expect(lead.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expect(lead.getByRole("button", { name: "Sign out" })).toHaveCount(0);
});

test("nobody invites into a role that is not theirs to give", async ({ as }) => {
  const manager = await as("provider-manager");
  await manager.goto(paths.newInvitation());
  await expect(manager.getByRole("radio")).toHaveCount(3);
  await expect(manager.getByRole("radio", { name: "Authority lead" })).toHaveCount(0);
  const staff = await as("provider-staff");
  expect((await staff.goto(paths.people()))?.status()).toBe(404);
  expect((await staff.goto(paths.newInvitation()))?.status()).toBe(404);
});
