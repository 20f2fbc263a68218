/** The way of an application from the desk to the published report, each step by the words on the page. */
import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { addDays, formatDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { today } from "./days.ts";
import { done } from "./offers.ts";
import { pdf } from "./papers.ts";
import { fill, follow, press } from "./typing.ts";

/** Types one piece of evidence into the page that asks for it. */
export async function giveEvidence(manager: Page): Promise<void> {
  const upload = manager.getByLabel("File", { exact: true });
  const confirmation = manager.getByLabel("What you confirm");
  await expect(upload.or(confirmation)).toBeVisible();
  if (await upload.isVisible()) await upload.setInputFiles(await pdf("Evidence of Teasel Pottery"));
  else await confirmation.fill("All checks are made and recorded; they cover six staff and one owner.");
  const covered = manager.locator('input[name="covered"]');
  if (await covered.isVisible()) await covered.fill("7");
  const issued = manager.getByLabel(/^(Issued or reviewed on|Day you last checked)$/);
  if (await issued.isVisible()) await issued.fill(addDays(today, -30));
  else await manager.getByLabel("Runs out on").fill(addDays(today, 200));
  await press(manager, "Add evidence");
}

/** The officer opens what was submitted; queries one piece, which the manager replaces; accepts everything else. */
export async function openAndCheck(officer: Page, manager: Page, name: string): Promise<string> {
  await officer.goto(paths.assessments());
  await follow(officer, new RegExp(`^Open.*${name}`));
  await press(officer, "Open the assessment");
  await expect(officer.getByRole("heading", { level: 1, name: `Assessment of ${name}` })).toBeVisible();
  const assessment = new URL(officer.url()).pathname;
  const [first = "", ...rest] = await unchecked(officer);
  expect(rest.length, "pieces of evidence to check").toBeGreaterThan(5);
  const query = { verdict: "queried", message: "Page two is missing.", dueOn: addDays(today, 20) };
  await done(officer, first, { ...query, id: randomUUID() });
  for (const path of rest) await done(officer, path, acceptance());

  await manager.goto(paths.evidence());
  const asked = manager.getByRole("row").filter({ hasText: "Page two is missing." });
  await expect(asked).toContainText(`Answer by ${formatDay(addDays(today, 20))}`);
  await asked.getByRole("link", { name: /^Replace/ }).click();
  await giveEvidence(manager);
  await officer.goto(assessment);
  for (const path of await unchecked(officer)) await done(officer, path, acceptance());
  await officer.goto(assessment);
  const accepted = officer.getByRole("listitem").filter({ hasText: "Critical evidence" });
  await expect(accepted).toContainText(/(\d+) of \1 accepted/);
  return assessment;
}

/** The form of a check as the page makes it, with an id of its own. */
const acceptance = () => ({ id: randomUUID(), verdict: "accepted", message: "" });

const unchecked = (officer: Page): Promise<string[]> =>
  officer
    .getByRole("link", { name: /^Check (?!again)/ })
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));

/** The officer plans the lead's visit, the provider reads of it, and the lead writes down what was seen. */
export async function planAndVisit(
  { officer, lead, manager }: Record<"officer" | "lead" | "manager", Page>,
  assessment: string,
): Promise<void> {
  await officer.goto(`${assessment}/visit`);
  await officer.getByRole("radio", { name: "Announced", exact: true }).check();
  await fill(officer, { "Day of the visit": today, "Starts at": "09:30" });
  await officer.getByLabel("Who visits").selectOption("Alex Lindqvist");
  await officer.getByRole("checkbox", { name: /^Plan it even if/ }).check();
  await press(officer, "Plan the visit");
  await expect(officer.getByText("Planned", { exact: true })).toBeVisible();
  await manager.goto(paths.registration());
  await expect(manager.getByText("A visit is planned")).toBeVisible();
  await expect(manager.getByRole("main")).toContainText("Alex Lindqvist comes for the authority");

  await lead.goto(assessment);
  await follow(lead, `Visit, ${formatDay(today)}`);
  await follow(lead, "Record it");
  await fill(lead, { "What was seen": "A calm room and a hot kiln behind a locked door." });
  await press(lead, "Record the visit");
  await lead.goto(assessment);
  await expect(lead.getByText("You visited, so another officer decides")).toBeVisible();
}

/** Every criterion met; posted as the page without scripts does. */
export async function judgeAllMet(officer: Page, assessment: string): Promise<void> {
  await officer.goto(`${assessment}/judgements`);
  const names = await officer
    .locator('input[type="radio"][value="met"]')
    .evaluateAll((radios) => radios.map((radio) => radio.getAttribute("name") ?? ""));
  expect(names.length, "criteria to judge").toBeGreaterThan(6);
  const typed = names.flatMap((name) => [
    [name, "met"],
    [name.replace("judgement.", "comment."), ""],
  ]);
  await done(officer, `${assessment}/judgements`, Object.fromEntries(typed));
}

/** The report is written and shared; the manager corrects a fact, and the officer answers. */
export async function agreeOnReport(officer: Page, manager: Page, assessment: string): Promise<void> {
  await officer.goto(`${assessment}/report`);
  await expect(officer.getByLabel("Report", { exact: true })).toHaveValue(/A calm room and a hot kiln/);
  await fill(officer, {
    Report: "What we saw\n\nFour pupils were at two wheels.\n\nWhat is strong\n\nThe kiln is locked.",
  });
  await press(officer, "Save and look at it");
  await officer.getByRole("checkbox", { name: /^I have read the report/ }).check();
  await press(officer, "Share with the provider");
  await officer.goto(`${assessment}/decision`);
  await expect(officer.getByRole("main")).toContainText("The provider has until");

  await manager.goto(paths.registrationReport());
  await expect(manager.getByRole("main")).toContainText("Four pupils were at two wheels.");
  await follow(manager, "Answer on the facts");
  await manager.getByRole("radio", { name: "Some facts are not right" }).check();
  await fill(manager, { "Correction of paragraph 1": "There are three wheels." });
  await press(manager, "Send the answer");
  await expect(manager.getByText("There are three wheels.")).toBeVisible();

  await officer.goto(assessment);
  await follow(officer, "Answer the provider's corrections");
  await expect(officer.getByText("There are three wheels.")).toBeVisible();
  await fill(officer, { "What you made of them": "Three it is; we have changed it." });
  await press(officer, "Send the answer");
  await officer.goto(`${assessment}/report`);
  await fill(officer, {
    Report: "What we saw\n\nFour pupils were at three wheels.\n\nWhat is strong\n\nThe kiln is locked.",
  });
  await press(officer, "Save and look at it");
  await manager.goto(paths.registrationReport());
  await expect(manager.getByText("Three it is; we have changed it.")).toBeVisible();
}

export async function propose(officer: Page, assessment: string): Promise<void> {
  await officer.goto(`${assessment}/decision`);
  await officer.getByRole("radio", { name: "Approve", exact: true }).check();
  await fill(officer, { Reason: "Every standard is met." });
  await press(officer, "Propose this decision");
  await expect(officer.getByText("Waits for another officer")).toBeVisible();
}

/** Another officer confirms, and the page says who proposed and who confirmed. */
export async function confirm(second: Page, assessment: string): Promise<void> {
  await second.goto(assessment);
  await follow(second, "Confirm this decision");
  await second.getByRole("checkbox", { name: "I have read the judgements and the reason" }).check();
  await press(second, /^Confirm/);
  await expect(second.getByText("Proposed decision")).toHaveCount(0);
  await expect(second.getByRole("main")).toContainText(
    /Proposed by.*Devi Okafor.*Confirmed by.*Sam Whitaker/s,
  );
}

/** A school follows the provider's decision to the report it rests on. */
export async function readReport(school: Page, assessment: string): Promise<void> {
  await school.goto(paths.report(assessment.split("/").at(-1) ?? ""));
  await expect(school.getByRole("main")).toContainText("Four pupils were at three wheels.");
  await expect(school.getByRole("main")).toContainText("Every standard that applies is met");
  await follow(school, "Provider");
  await expect(school.getByRole("link", { name: /^Read the report/ })).toBeVisible();
}
