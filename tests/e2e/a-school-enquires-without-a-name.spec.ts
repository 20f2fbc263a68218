/** A school asks who could help without saying whom, and the answer becomes a request. */
import { addDays, formatDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { expect, type Page, test } from "../support/portal.ts";
import { today } from "./steps/days.ts";
import { expectOnMenu, ownWord, publishOffer } from "./steps/offers.ts";
import { fill, follow, press } from "./steps/typing.ts";

for (const [how, options] of [
  ["", {}],
  [", without JavaScript", { javaScript: false }],
] as const)
  test(`a school enquires from the comparison and makes a request of the answer${how}`, async ({ as }) => {
    const [lead, manager, stranger] = await Promise.all([
      as("school-lead", options),
      as("provider-manager", options),
      as("other-school-lead"),
    ]);
    const word = ownWord();
    const offer = await publishOffer(manager, { word });
    await publishOffer(manager, { word });
    await compareBoth(lead, word);
    await follow(lead, /without naming a child/);
    const reference = await enquire(lead, word);
    const enquiry = new URL(lead.url()).pathname;
    expect((await stranger.request.get(enquiry)).status(), "another school").toBe(404);

    await answer(manager, reference);

    await lead.goto(enquiry);
    const answered = lead.getByRole("row").filter({ hasText: "Come and see us" });
    await expect(answered).toContainText("£46.00 per session");
    await expect(answered).toContainText(formatDay(addDays(today, 7)));
    await answered.getByRole("link", { name: /^Make a request/ }).click();
    await press(lead, "Start the request");
    await expect(lead.getByRole("heading", { level: 1, name: "Who is it for?" })).toBeVisible();
    await expect(lead.getByRole("main")).toContainText(offer.title);
    await lead.goto(enquiry);
    await expect(lead.getByRole("link", { name: /^Go on with the request/ })).toBeVisible();
  });

async function compareBoth(lead: Page, word: string): Promise<void> {
  await expectOnMenu(lead, word, 2);
  for (const chosen of [/^1 offer is chosen/, /^2 offers are chosen/]) {
    await follow(lead, /^Add to compare/);
    await expect(lead.getByText(chosen)).toBeVisible();
  }
  await follow(lead, "Compare them");
  await expect(lead.getByRole("row", { name: /^Per session/ })).toContainText("£45.00");
}

/** The form refuses a pupil's number, asks about what looks like a name, and takes what the writer vouches for. */
async function enquire(lead: Page, word: string): Promise<string> {
  await lead.getByRole("radio", { name: "Key stage 4" }).check();
  await lead.getByRole("checkbox", { name: "ADHD" }).check();
  const need = lead.getByLabel("What is needed", { exact: true });
  await need.fill(`Two mornings a week at ${word} for A123456789012.`);
  await press(lead, "Send the enquiry");
  await expect(lead.getByRole("alert")).toContainText("This looks like a pupil's number");
  await expect(need).toHaveValue(/A123456789012/);
  await expect(lead.getByRole("checkbox", { name: "ADHD" })).toBeChecked();

  await need.fill(`Two mornings a week, near Rowan Thackeray, ${word}.`);
  await press(lead, "Send the enquiry");
  await expect(lead.getByRole("alert")).toContainText("“Rowan Thackeray”");
  await lead.getByRole("checkbox", { name: "This names nobody" }).check();
  await press(lead, "Send the enquiry");
  const heading = lead.getByRole("heading", { level: 1, name: /^Enquiry / });
  await expect(heading).toBeVisible();
  return (await heading.innerText()).replace("Enquiry ", "");
}

async function answer(manager: Page, reference: string): Promise<void> {
  await manager.goto(`${paths.enquiries()}?waiting=yes`);
  await follow(manager, reference);
  await expect(manager.getByRole("main")).not.toContainText("Clifton");
  await manager.getByRole("radio", { name: "Interested", exact: true }).check();
  await press(manager, "Send the answer");
  await expect(manager.getByRole("alert")).toContainText("Enter your price");
  await fill(manager, { "If you are interested: your price": "46", "A place from": addDays(today, 7) });
  await manager.getByLabel("What the price is for").selectOption("per session");
  await fill(manager, { "Message (if you like)": "Come and see us." });
  await press(manager, "Send the answer");
  await expect(manager.getByText("Your answer: interested")).toBeVisible();
}
