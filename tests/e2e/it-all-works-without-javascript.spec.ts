/** A school computer that lets no script run loses nothing but comfort. */
import { formatMoney, pence } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { expect, type Page, test } from "../support/portal.ts";
import { eightWeeksOn, sessionsIn, today } from "./steps/days.ts";
import { publishOffer } from "./steps/offers.ts";
import { addPupil, makeReady } from "./steps/placements.ts";
import { fill } from "./steps/typing.ts";

const plain = { javaScript: false };

test("a placement is requested, accepted, approved, started and ended without JavaScript", async ({ as }) => {
  const [lead, manager, approver, staff, safeguarding] = await Promise.all([
    as("school-lead", plain),
    as("provider-manager", plain),
    as("school-approver", plain),
    as("provider-staff", plain),
    as("provider-safeguarding-lead", plain),
  ]);
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  await lead.goto(paths.menu(`q=${offer.title.split(" ")[1]}`));
  await lead.getByRole("link", { name: offer.title, exact: true }).click();
  await lead.getByRole("link", { name: "Request a placement" }).click();
  await lead.getByRole("button", { name: "Start the request" }).click();
  await answerTheSteps(lead, pupil.familyName);
  const cost = formatMoney(pence(sessionsIn(["mon-am", "thu-am"], today, eightWeeksOn) * 4500));
  await expect(lead.getByRole("definition").filter({ hasText: cost })).toBeVisible();
  await lead.getByRole("link", { name: "Continue to send" }).click();
  await lead.getByRole("button", { name: "Send to the provider" }).click();
  await expect(lead.getByRole("heading", { level: 1, name: pupil.name })).toBeVisible();
  const id = new URL(lead.url()).pathname.split("/").at(-1) ?? "";

  await manager.goto(paths.acceptance(id));
  await manager.getByRole("button", { name: "Accept and hold the places" }).click();
  await expect(manager.getByText("Accepted by the provider", { exact: true }).first()).toBeVisible();
  await approver.goto(paths.approval(id));
  await approver.getByRole("button", { name: `Approve ${cost}` }).click();
  await expect(approver.getByText("Approved by Anil Mistry")).toBeVisible();

  await lead.goto(paths.start(id));
  await lead.getByRole("button", { name: "Start", exact: true }).click();
  await expect(lead.getByRole("alert")).toContainText("Still missing before the start");
  await makeReady({ lead, manager, staff, safeguarding }, id);
  await lead.goto(paths.start(id));
  await lead.getByRole("button", { name: "Start", exact: true }).click();
  await expect(lead.getByText("Active", { exact: true }).first()).toBeVisible();
  await lead.goto(paths.ending(id));
  await fill(lead, { "Last day": today });
  await lead.getByLabel("Why it ends").selectOption("Planned end");
  await lead.getByRole("button", { name: "End the placement" }).click();
  await expect(lead.getByText("Ended", { exact: true }).first()).toBeVisible();
});

async function answerTheSteps(lead: Page, familyName: string): Promise<void> {
  await fill(lead, { "Name or pupil number": familyName });
  await lead.getByRole("button", { name: "Find" }).click();
  await lead.getByRole("radio", { name: new RegExp(familyName) }).check();
  await lead.getByRole("button", { name: "Continue" }).click();
  await fill(lead, { "First day": today, "Last day": eightWeeksOn });
  await lead.getByRole("checkbox", { name: "Monday morning" }).check();
  await lead.getByRole("checkbox", { name: "Thursday morning" }).check();
  await lead.getByRole("button", { name: "Continue" }).click();
  await lead.getByLabel("Why it is needed").selectOption("Suspension");
  await fill(lead, { "What it is to achieve": "Finish a bicycle", "What comes after": "Back to school" });
  await lead.getByRole("radio", { name: "The objectives are met" }).check();
  await lead.getByRole("button", { name: "Continue" }).click();
  await expect(lead.getByRole("heading", { level: 1, name: "Who pays?" })).toBeVisible();
  await lead.getByRole("button", { name: "Continue" }).click();
}

test("a refused form keeps what was typed without JavaScript", async ({ as }) => {
  const lead = await as("school-lead", plain);
  await lead.goto(paths.newPupil());
  await fill(lead, { "First name": "Merle", "Year group": "14" });
  await lead.getByRole("button", { name: "Add pupil" }).click();
  await expect(lead.getByRole("alert")).toContainText("Check what you entered");
  await expect(lead.getByLabel("First name")).toHaveValue("Merle");
  await expect(lead.getByLabel("Year group")).toHaveValue("14");
  await expect(
    lead.getByRole("link", { name: "Enter the family name" }).or(lead.getByRole("alert")),
  ).not.toHaveCount(0);
});

test("the menu of a phone opens without JavaScript", async ({ as }) => {
  const lead = await as("school-lead", { ...plain, width: 320 });
  await lead.goto(paths.home());
  const budgets = lead.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Budgets" });
  await expect(budgets).toBeHidden();
  await lead.getByRole("navigation", { name: "Main" }).getByText("Menu").first().click();
  await budgets.click();
  await expect(lead.getByRole("heading", { level: 1, name: "Budgets" })).toBeVisible();
});
