/** What matters for an approval changes only when an officer has seen it, and then those concerned are told. */
import { addDays } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { personaEmail } from "#app/platform/personas.ts";
import { expect, expectGoodPage, test } from "../support/portal.ts";
import { today } from "./steps/days.ts";
import { ownWord } from "./steps/offers.ts";
import { mailTo } from "./steps/people.ts";
import { fill, follow, press } from "./steps/typing.ts";

test("another safeguarding lead waits for the officer, and then commissioners are told", async ({ as }) => {
  const [manager, officer, school, authorityLead] = await Promise.all([
    as("provider-manager"),
    as("development-officer"),
    as("school-lead"),
    as("authority-lead"),
  ]);
  const name = `Joy ${ownWord().replace(/^./, (first) => first.toUpperCase())}`;
  await manager.goto(paths.registration());
  await follow(manager, "Add a person");
  await manager.getByRole("radio", { name: /^Safeguarding lead/ }).check();
  await fill(manager, {
    Name: name,
    "Email address": "joy@brackenfold.example",
    "Last safeguarding training": addDays(today, -30),
    "First day in this post": addDays(today, 30),
  });
  await press(manager, "Save");
  await expect(manager.getByRole("main")).toContainText(/wait/i);

  await officer.goto(paths.providers("words=Brackenfold"));
  await follow(officer, /^Brackenfold/);
  const provider = new URL(officer.url()).pathname;
  await school.goto(provider);
  await expect(school.getByRole("main")).not.toContainText(name);
  await officer.goto(paths.changes());
  await officer.getByRole("link", { name: new RegExp(name) }).click();
  await expect(officer.getByRole("heading", { level: 1, name: new RegExp(name) })).toBeVisible();
  await expectGoodPage(officer);
  await press(officer, "Acknowledge the change");
  await expect(officer.getByRole("heading", { level: 1, name: "Changes after approval" })).toBeVisible();

  await manager.goto(paths.registration());
  await expect(manager.getByRole("link", { name })).toBeVisible();
  const words = await mailTo(
    authorityLead,
    personaEmail("school-lead"),
    /^The safeguarding lead has changed/,
  );
  expect(words).toContain(name);
  await officer.goto(`${provider}/versions`);
  await expect(officer.getByRole("main")).toContainText(name);
});
