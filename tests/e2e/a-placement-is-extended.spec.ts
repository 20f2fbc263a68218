/** A placement goes on: asked for, accepted, approved, and then planned, reserved and booked to its new last day. */
import { addDays, financialYearOf, formatDay } from "#app/core/calendar.ts";
import { formatMoney, pence } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { expect, expectGoodPage, test } from "../support/portal.ts";
import { eightWeeksOn, sessionsByYear, sessionsIn, today } from "./steps/days.ts";
import { ledgerLines } from "./steps/money.ts";
import { publishOffer } from "./steps/offers.ts";
import { accept, addPupil, approve, requestPlacement } from "./steps/placements.ts";

const price = 4500;
const pattern = ["mon-am", "wed-am"] as const;
/** So many weeks that some days of school lie among them at any time of the year. */
const lastDay = addDays(eightWeeksOn, 49);
const before = sessionsIn(pattern, today, eightWeeksOn);
const after = sessionsIn(pattern, today, lastDay);

test("a placement is extended without JavaScript, and its money, days and timeline say so", async ({
  as,
}) => {
  const plain = { javaScript: false };
  const [lead, eyes, manager, approver] = await Promise.all([
    as("school-lead", plain),
    as("school-lead"),
    as("provider-manager", plain),
    as("school-approver", plain),
  ]);
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  const id = await requestPlacement(lead, offer.id, pupil.id);
  await accept(manager, id);
  await approve(approver, id);

  await lead.goto(paths.placement(id));
  const reference = (await lead.locator("main").innerText()).match(/AP-\d{4}-\d+/)?.[0] ?? "";
  await lead.getByRole("link", { name: "Amend or extend" }).click();
  await lead.getByRole("radio", { name: /^A later last day/ }).check();
  await lead.getByRole("button", { name: "See what it would cost" }).click();
  await expect(lead.getByRole("link", { name: "Enter the new last day" })).toBeVisible();
  await lead.getByLabel("New last day", { exact: true }).fill(lastDay);
  await lead.getByRole("button", { name: "See what it would cost" }).click();
  await expect(lead.getByRole("heading", { level: 1, name: "Check and ask" })).toBeVisible();
  await expect(lead.getByText(`${after} in all, now ${before}`)).toBeVisible();
  const difference = formatMoney(pence((after - before) * price));
  await expect(lead.getByText(`${difference} more`).first()).toBeVisible();
  // Axe is a script, so a browser that runs scripts looks at the same page.
  await eyes.goto(lead.url());
  await expectGoodPage(eyes);
  await lead.getByLabel("Why the placement is to change").fill("Seven more weeks to finish the bicycle");
  await lead.getByLabel("Day on which the parents were told in writing").fill(today);
  await lead.getByRole("button", { name: "Ask for the change" }).click();
  await expect(lead.getByText("The change is asked for. The provider answers first.")).toBeVisible();
  const change = new URL(lead.url()).pathname;

  await manager.goto("/");
  await manager.getByRole("link", { name: /^Changes of placements to answer/ }).click();
  await expect(manager.getByRole("link", { name: new RegExp(pupil.familyName) })).toBeVisible();
  await manager.goto(change);
  await manager.getByRole("link", { name: "Accept", exact: true }).click();
  await manager.getByRole("button", { name: "Accept and hold the places" }).click();
  await expect(manager.getByText("The change is accepted")).toBeVisible();
  await expect(manager.getByText("Available now")).toHaveCount(0);

  await approver.goto("/");
  await approver.getByRole("link", { name: /^Changes waiting for your approval/ }).click();
  await approver.getByRole("link", { name: new RegExp(pupil.familyName) }).click();
  await approver.getByRole("link", { name: "1. A later last day" }).click();
  await approver.getByRole("link", { name: "Approve", exact: true }).click();
  await approver.getByRole("button", { name: /^Approve for Clifton/ }).click();
  await expect(approver.getByText("It holds from")).toContainText(formatDay(addDays(eightWeeksOn, 1)));

  for (const { year, sessions } of sessionsByYear(pattern, addDays(eightWeeksOn, 1), lastDay)) {
    const lines = await ledgerLines(approver, year, reference);
    expect(lines.some((line) => line.includes(formatMoney(pence(sessions * price))))).toBe(true);
    expect(year).toBeGreaterThanOrEqual(financialYearOf(today));
  }
  await lead.goto(paths.placement(id));
  await expect(
    lead
      .getByRole("definition")
      .filter({ hasText: formatDay(lastDay) })
      .first(),
  ).toBeVisible();
  await expect(lead.getByText("The change was approved")).toBeVisible();
  await expect(lead.getByRole("link", { name: "Amend or extend" })).toBeVisible();
});
