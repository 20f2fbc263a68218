/** A school says what it noticed about a place; what is about a person never enters the portal. */
import { paths } from "#app/core/paths.ts";
import { expect, expectGoodPage, type Page, test } from "../support/portal.ts";
import { ownWord } from "./steps/offers.ts";
import { fill, follow, press } from "./steps/typing.ts";

test("an allegation is shown the way to the designated officer and is not kept", async ({ as }) => {
  const lead = await as("school-lead");
  await lead.goto(paths.concerns());
  const before = await lead.getByRole("main").innerText();
  await openForm(lead);
  await lead.getByRole("radio", { name: "Yes, or I am not sure" }).check();
  await press(lead, "Continue");
  await expect(lead.getByRole("heading", { level: 1, name: "Tell the designated officer" })).toBeVisible();
  await expect(lead.getByRole("textbox")).toHaveCount(0);
  await expectGoodPage(lead);
  await lead.goto(paths.concerns());
  expect(await lead.getByRole("main").innerText()).toBe(before);
});

test("a concern is raised, weighed, looked into on a visit and closed, and the provider never sees it", async ({
  as,
}) => {
  const [lead, stranger, manager, officer] = await Promise.all([
    as("school-lead"),
    as("other-school-lead"),
    as("provider-manager"),
    as("development-officer"),
  ]);
  const word = ownWord();
  const concern = await raise(lead, word);

  for (const [who, page] of Object.entries({ stranger, manager }))
    expect((await page.request.get(concern)).status(), who).toBe(404);
  await stranger.goto(paths.concerns());
  await expect(stranger.getByRole("main")).not.toContainText(word);
  for (const path of [paths.registration(), paths.home()])
    expect(await (await manager.request.get(path)).text()).not.toContain(word);

  await officer.goto(concern);
  await expect(officer.getByText(word)).toBeVisible();
  await follow(officer, "Weigh the concern");
  await officer.getByRole("radio", { name: "Serious: within the week" }).check();
  await fill(officer, { "What will be done": "Look at the door on the next visit." });
  await press(officer, "Save");
  await follow(officer, "Link to a visit");
  await officer.getByRole("radio").first().check();
  await press(officer, "Link the visit");
  await follow(officer, "Close with what was found");
  await fill(officer, { "What was found": "The door is mended." });
  await press(officer, "Close the concern");
  await expect(officer.getByText("Closed", { exact: true }).first()).toBeVisible();

  await lead.goto(concern);
  await expect(lead.getByText("The door is mended.")).toBeVisible();
  await expect(lead.getByRole("main")).not.toContainText("Look at the door on the next visit.");
});

async function openForm(lead: Page): Promise<void> {
  await lead.goto(paths.concerns());
  await follow(lead, "Providers");
  await follow(lead, /^Brackenfold/);
  await follow(lead, "Raise a concern");
}

/** Raised by the lead: a name is asked about first. Gives the concern's address. */
async function raise(lead: Page, word: string): Promise<string> {
  await openForm(lead);
  await lead.getByRole("radio", { name: "No", exact: true }).check();
  await press(lead, "Continue");
  await lead.getByRole("radio", { name: "Premises and safety" }).check();
  const noticed = lead.getByLabel("What was noticed", { exact: true });
  await noticed.fill(`Mr Thackeray left the yard door open at ${word}.`);
  await press(lead, "Raise the concern");
  await expect(lead.getByRole("alert")).toContainText("Mr Thackeray");
  await noticed.fill(`The yard door stood open at ${word}.`);
  await press(lead, "Raise the concern");
  await expect(lead.getByRole("heading", { level: 1, name: /^Concern / })).toBeVisible();
  return new URL(lead.url()).pathname;
}
