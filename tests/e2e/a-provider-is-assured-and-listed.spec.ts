/** A provider nobody knew comes onto the menu, and not a step earlier than it may. */
import { addDays } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { declarationSections } from "#app/domain/providers/declarations.ts";
import { expect, type Page, test } from "../support/portal.ts";
import {
  agreeOnReport,
  confirm,
  giveEvidence,
  judgeAllMet,
  openAndCheck,
  planAndVisit,
  propose,
  readReport,
} from "./steps/assurance.ts";
import { today } from "./steps/days.ts";
import { expectOnMenu, ownWord } from "./steps/offers.ts";
import { acceptInvitation, invitationTo, password, signIn } from "./steps/people.ts";
import { fill, follow, press } from "./steps/typing.ts";

for (const [how, options] of [
  ["", {}],
  [", without JavaScript", { javaScript: false }],
] as const)
  test(`a provider registers, is visited, judged and confirmed, and its offer is on the menu${how}`, async ({
    as,
    visitor,
  }) => {
    test.setTimeout(180_000);
    const [manager, officer, second, lead, school, stranger] = await Promise.all([
      visitor(options),
      as("development-officer", options),
      as("second-development-officer", options),
      as("authority-lead", options),
      as("school-lead", options),
      visitor(options),
    ]);
    const word = ownWord();
    const provider = {
      name: `Teasel ${word} Pottery`,
      title: `Clay ${word}`,
      email: `${word}@teasel.example`,
    };
    await register(manager, lead, provider);
    await writeRegistration(manager, provider);
    await addCriticalEvidence(manager);
    await manager.goto(paths.submission());
    await manager.getByRole("checkbox", { name: /What is written here is right/ }).check();
    await press(manager, "Submit the registration");
    await expect(manager.getByText("An officer checks your evidence")).toBeVisible();

    await draftAndPublish(manager, provider.title);
    await expectOnMenu(stranger, word, 0);

    const assessment = await openAndCheck(officer, manager, provider.name);
    await planAndVisit({ officer, lead, manager }, assessment);
    await judgeAllMet(officer, assessment);
    await agreeOnReport(officer, manager, assessment);
    await propose(officer, assessment);
    await expectOnMenu(stranger, word, 0);
    await officer.goto(`${assessment}/confirmation`);
    await expect(officer.getByRole("main")).toContainText("Another officer must look at this");
    await confirm(second, assessment);

    await readReport(school, assessment);
    await expectOnMenu(stranger, word, 1);
    await stranger.getByRole("article").getByRole("link").first().click();
    await expect(stranger.getByRole("heading", { level: 1, name: provider.title })).toBeVisible();
    await expect(stranger.getByRole("main")).toContainText("£52.50");
    await expectMasked(stranger, school);
    await manager.goto(paths.registration());
    await expect(manager.getByText("You can be found on the menu")).toBeVisible();
  });

/** The address of its site is for those who have signed in: neither the page nor the feed tells a visitor. */
async function expectMasked(stranger: Page, school: Page): Promise<void> {
  const page = new URL(stranger.url()).pathname;
  const feed = page.replace(/^\/menu/, "/open-referral/services");
  for (const path of [page, feed]) {
    const answer = await stranger.request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(await answer.text(), path).not.toMatch(/Kiln Row|S60 1ZZ/);
  }
  expect(await (await school.request.get(page)).text()).toContain("7 Kiln Row");
}

type Provider = { name: string; title: string; email: string };

async function register(manager: Page, lead: Page, { name, email }: Provider): Promise<void> {
  await manager.goto(paths.register());
  await fill(manager, { "Name of the organisation": name, "Your name": "Tilly Teasel" });
  await fill(manager, { "Your email address": email });
  await manager.getByRole("radio", { name: "Non-school provider" }).check();
  await press(manager, "Send me the link");
  await expect(manager.getByRole("heading", { level: 1, name: "Look in your email" })).toBeVisible();
  await acceptInvitation(manager, await invitationTo(email, lead), "Tilly Teasel");
  await manager.getByRole("button", { name: "Sign out" }).click();
  await expect(manager.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await signIn(manager, email, password);
  await expect(manager.getByRole("heading", { level: 1, name: "What needs you today" })).toBeVisible();
}

async function writeRegistration(manager: Page, { name, email }: Provider): Promise<void> {
  await manager.goto(paths.registration());
  await follow(manager, "Organisation details");
  await expect(manager.getByLabel("Name of the organisation")).toHaveValue(name);
  await manager.getByRole("radio", { name: "Company" }).first().check();
  await fill(manager, {
    "What you do, and for whom": "Clay and glaze for those who need their hands busy.",
    "Address of the office": "7 Kiln Row, Rotherham",
    Postcode: "S60 1ZZ",
    "Phone number": "01709 000003",
    "Email address of the organisation": email,
  });
  await press(manager, "Save");
  await follow(manager, "Add a site");
  await manager.getByRole("radio", { name: "Main site" }).check();
  await fill(manager, {
    "Name of the site": "Kiln",
    Address: "7 Kiln Row, Rotherham",
    Postcode: "S60 1ZZ",
    "First day it was used for pupils": "2020-09-01",
  });
  await manager.getByRole("checkbox", { name: /^Show the public only the first half/ }).check();
  await press(manager, "Save");
  for (const [post, person] of inCharge) await addPerson(manager, post, person);
  await follow(manager, "Declarations");
  await expect(manager.getByRole("heading", { level: 1, name: "Declarations" })).toBeVisible();
  for (const { key } of declarationSections)
    await manager.locator(`input[name="${key}"][value="yes"]`).check();
  await press(manager, "Save");
}

const inCharge = [
  ["Proprietor", "Ivor Teasel"],
  ["Manager", "Tilly Teasel"],
  ["Safeguarding lead", "Una Teasel"],
  ["Deputy safeguarding lead", "Otto Teasel"],
] as const;

async function addPerson(manager: Page, post: string, person: string): Promise<void> {
  await follow(manager, "Add a person");
  await manager.getByRole("radio", { name: new RegExp(`^${post}`) }).check();
  await fill(manager, {
    Name: person,
    "Email address": `${person.split(" ")[0]?.toLowerCase()}@teasel.example`,
    "Last safeguarding training": addDays(today, -100),
    "First day in this post": "2021-09-01",
  });
  await press(manager, "Save");
  await expect(manager.getByRole("link", { name: person })).toBeVisible();
}

/** One piece of evidence for everything critical that is asked of this provider, each with a day on which it runs out. */
async function addCriticalEvidence(manager: Page): Promise<void> {
  const critical = manager.getByRole("table", { name: "Critical" });
  await manager.goto(paths.evidence());
  const asked = await critical.getByRole("link", { name: /^Add/ }).count();
  expect(asked, "kinds of critical evidence").toBeGreaterThan(6);
  for (let left = asked; left > 0; left -= 1) {
    await critical.getByRole("link", { name: /^Add/ }).first().click();
    await giveEvidence(manager);
    await expect(critical.getByRole("link", { name: /^Add/ })).toHaveCount(left - 1);
  }
}

async function draftAndPublish(manager: Page, title: string): Promise<void> {
  await manager.goto(paths.offers());
  await follow(manager, "Draft an offer");
  await fill(manager, {
    Title: title,
    Summary: "Throw, glaze and fire a bowl.",
    "What a pupil does there": "A morning at the wheel with a potter.",
    "Pupils in a group, at most": "4",
    "Morning starts": "09:30",
    "Morning ends": "12:00",
  });
  await manager.getByLabel("Kind", { exact: true }).selectOption("Creative");
  await manager.getByLabel("Site", { exact: true }).selectOption({ index: 1 });
  for (const name of [
    "Time-limited",
    "Not provided",
    "Every planned session the provider was open for",
    "Exempt",
  ])
    await manager.getByRole("radio", { name: new RegExp(`^${name}`) }).check();
  for (const name of ["Social, emotional and mental health", /^Key stage 3/])
    await manager.getByRole("checkbox", { name }).check();
  await press(manager, /draft/i);
  await expect(manager.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await follow(manager, "Set a price");
  await fill(manager, { Price: "52.50" });
  await press(manager, "Save price");
  await follow(manager, "Set places");
  await fill(manager, { "Tuesday morning": "4" });
  await press(manager, "Save places");
  await follow(manager, "Publish");
  await expect(manager.getByText("It will not be on the menu yet")).toBeVisible();
  await press(manager, "Publish");
  await expect(manager.getByText("Not on the menu today")).toBeVisible();
}
