/** From a word in the menu to what came of it: what is planned, reserved, given back and known is exact throughout. */
import { addDays, formatDay, type WeeklyHalfDay, weekdayOf } from "#app/core/calendar.ts";
import { formatMoney, pence } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { startCheckNames } from "#app/domain/placements/start-checks.ts";
import { expect, expectGoodPage, type Page, test } from "../support/portal.ts";
import { eightWeeksOn, isAtWeekend, sessionsByYear, sessionsIn, today } from "./steps/days.ts";
import { expectLedgerLine, ledgerLines } from "./steps/money.ts";
import { publishOffer } from "./steps/offers.ts";
import { accept, addPupil, approve, requestPlacement, startChecksGiven } from "./steps/placements.ts";
import { fill, follow, press, search } from "./steps/typing.ts";

const price = 4500;
/** The half day of today is among them, so that there is a register today whenever today is a school day. */
const pattern: readonly WeeklyHalfDay[] = isAtWeekend
  ? ["mon-am", "thu-am"]
  : [`${weekdayOf(today) as "mon"}-am`, weekdayOf(today) === "fri" ? "mon-am" : "fri-am"];
const sessions = sessionsIn(pattern, today, eightWeeksOn);
const cost = formatMoney(pence(sessions * price));

test("a school finds provision by words, filter and distance, and nobody else's", async ({ as }) => {
  const [manager, lead] = await Promise.all([as("provider-manager"), as("school-lead")]);
  const { title } = await publishOffer(manager);
  const word = title.split(" ")[1] ?? "";
  await lead.goto(paths.menu());
  await lead.getByRole("searchbox", { name: "Words" }).fill(word);
  await expect(lead.getByRole("article")).toHaveCount(1);
  await lead.locator("summary").filter({ hasText: "What it is" }).click();
  await lead.getByRole("checkbox", { name: /^Vocational/ }).check();
  await expect(lead).toHaveURL(/kind=vocational/);
  await lead.getByLabel("Within").selectOption("2 miles");
  await expect(lead).toHaveURL(/within=2/);
  await expect(lead.getByRole("article")).toContainText("Less than a mile away");
  await expectGoodPage(lead);

  await lead.getByRole("textbox", { name: "Postcode" }).fill("S25 2ZZ");
  await lead.getByRole("button", { name: "Show what fits" }).click();
  await expect(lead.getByText("Nothing fits all of that")).toBeVisible();
  await lead.goto(paths.menu(`q=${word}&kind=outdoor`));
  await expect(lead.getByRole("article")).toHaveCount(0);
});

test("a school requests a placement and the sessions and the cost are exact", async ({ as }) => {
  const [manager, lead] = await Promise.all([as("provider-manager"), as("school-lead")]);
  const offer = await publishOffer(manager);
  await lead.goto(paths.menuOffer(offer.id));
  await follow(lead, "Request a placement");
  await press(lead, "Start the request");
  await follow(lead, "Add a pupil");
  const familyName = `Bittern ${offer.title.split(" ")[1]}`;
  await fill(lead, { "First name": "Ash", "Family name": familyName, "Year group": "10" });
  await fill(lead, {
    "Date of birth": `${Number(today.slice(0, 4)) - 15}-02-03`,
    "Home postcode": "S65 1ZZ",
  });
  await lead.getByRole("radio", { name: "SEN support" }).check();
  await lead.getByRole("checkbox", { name: "ADHD" }).check();
  await press(lead, "Add pupil");

  await lead.getByRole("searchbox", { name: "Name or pupil number" }).fill(familyName);
  await search(lead, "Find");
  await lead.getByRole("radio", { name: `Ash ${familyName}` }).check();
  await press(lead, "Continue");
  await expect(lead.getByRole("heading", { level: 1, name: "When?" })).toBeVisible();
  await answerTheSteps(lead);

  await expect(lead.getByRole("heading", { level: 1, name: "Check your answers" })).toBeVisible();
  await expect(lead.getByText(`${sessions} planned sessions, by month`)).toBeVisible();
  await expect(lead.getByRole("definition").filter({ hasText: cost })).toBeVisible();
  for (const { year, sessions: ofYear } of sessionsByYear(pattern, today, eightWeeksOn))
    await expect(lead.getByRole("row", { name: `${year} to ${year + 1}` })).toContainText(
      formatMoney(pence(ofYear * price)),
    );
  await expectGoodPage(lead);
  await follow(lead, "Continue to send");
  await press(lead, "Send to the provider");
  await expect(lead.getByRole("heading", { level: 1, name: `Ash ${familyName}` })).toBeVisible();
  await expect(lead.getByText("Requested", { exact: true }).first()).toBeVisible();
});

async function answerTheSteps(lead: Page): Promise<void> {
  await fill(lead, { "First day": today, "Last day": eightWeeksOn });
  const [first = "mon-am", second = "thu-am"] = pattern;
  for (const half of [first, second]) await lead.locator(`input[name="pattern"][value="${half}"]`).check();
  await press(lead, "Continue");
  await expect(lead.getByRole("heading", { level: 1, name: "What is it for?" })).toBeVisible();
  await lead.getByLabel("Why it is needed").selectOption("Off-site placement for behavioural support");
  await fill(lead, { "What it is to achieve": "Finish a bicycle", "What comes after": "Back to school" });
  await lead.getByRole("radio", { name: "The objectives are met" }).check();
  await press(lead, "Continue");
  await expect(lead.getByRole("heading", { level: 1, name: "Who pays?" })).toBeVisible();
  await press(lead, "Continue");
}

test("a placement is accepted, approved, made ready, started, marked, ended and judged", async ({ as }) => {
  test.slow();
  const [lead, manager, approver] = await Promise.all([
    as("school-lead"),
    as("provider-manager"),
    as("school-approver"),
  ]);
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  const id = await requestPlacement(lead, offer.id, pupil.id, { pattern });

  await manager.goto(paths.placement(id));
  await follow(manager, "Accept");
  await press(manager, "Accept and hold the places");
  await expect(manager.getByText("Accepted by the provider", { exact: true }).first()).toBeVisible();

  await approver.goto(paths.placement(id));
  await follow(approver, "Approve");
  await expectGoodPage(approver);
  await press(approver, `Approve ${cost}`);
  const reference = await referenceOn(approver);
  await expect(approver.getByText("Approved by Anil Mistry")).toBeVisible();
  for (const { year, sessions: ofYear } of sessionsByYear(pattern, today, eightWeeksOn))
    await expectLedgerLine(approver, year, {
      reference,
      what: "Reserved for a placement",
      movement: "Available → Committed",
      pence: ofYear * price,
    });

  await lead.goto(paths.start(id));
  await press(lead, "Start");
  await expect(lead.getByRole("alert")).toContainText("Still missing before the start");
  const [staff, safeguarding] = await Promise.all([as("provider-staff"), as("provider-safeguarding-lead")]);
  await giveEveryCheck({ lead, manager, staff, safeguarding }, id);
  await lead.goto(paths.placement(id));
  await follow(lead, "Start");
  await press(lead, "Start");
  await expect(lead.getByText("Active", { exact: true }).first()).toBeVisible();

  await markNewestRegister(staff);

  await lead.goto(paths.placement(id));
  await follow(lead, "End");
  await fill(lead, { "Last day": today });
  await lead.getByLabel("Why it ends").selectOption("Objectives met");
  await press(lead, "End the placement");
  await expect(lead.getByText("Ended", { exact: true }).first()).toBeVisible();
  await expect(lead.getByText(formatDay(today)).first()).toBeVisible();
  await expectReleased(approver, reference);

  await recordOutcome(lead, id);
});

/** Each of the ten by the one who gives it, through its own form. */
async function giveEveryCheck(
  sides: { lead: Page; manager: Page; staff: Page; safeguarding: Page },
  id: string,
): Promise<void> {
  for (const [kind, name] of Object.entries(startCheckNames)) {
    const { by, typed } = startChecksGiven[kind as keyof typeof startChecksGiven];
    const page = sides[by];
    await page.goto(paths.placement(id));
    await follow(page, name);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    for (const [field, value] of Object.entries(typed)) {
      const control = page.locator(`[name="${field}"]`);
      if (value === "yes") await control.check();
      else await control.fill(String(value));
    }
    await press(page, /^Save/);
    const given = page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
    await expect(given).toContainText("There");
  }
}

/** Marks everyone in the newest register there is: today's when today is a school day, otherwise the last before. */
async function markNewestRegister(staff: Page): Promise<void> {
  const registers = staff.getByRole("table", { name: "Registers of the day" }).getByRole("link");
  let day = today;
  await staff.goto(paths.registers(day));
  while ((await registers.count()) === 0) {
    day = addDays(day, -1);
    await staff.goto(paths.registers(day));
  }
  await registers.first().click();
  await expect(staff).toHaveURL(/\/registers\/.+\/(am|pm)$/);
  const heading = staff.getByRole("heading", { level: 1 });
  await expect(heading).not.toHaveText("Registers");
  const title = await heading.innerText();
  await expectGoodPage(staff);
  const codes = staff.getByRole("combobox", { name: /^Code/ });
  const pupils = await codes.count();
  for (const code of await codes.all()) await code.selectOption({ index: 1 });
  const why = staff.getByLabel("Why the register is being corrected");
  if (await why.isVisible()) await why.fill("Marked again from the paper register");
  await press(staff, "Save the register");
  const marked = staff.getByRole("row", { name: title }).first();
  await expect(marked).toContainText("Complete");
  await expect(marked.getByRole("cell", { name: String(pupils), exact: true })).toHaveCount(2);
}

async function expectReleased(approver: Page, reference: string): Promise<void> {
  const kept = sessionsIn(pattern, today, today);
  let stillKept = kept;
  for (const { year, sessions: ofYear } of sessionsByYear(pattern, today, eightWeeksOn)) {
    const keptOfYear = Math.min(stillKept, ofYear);
    stillKept -= keptOfYear;
    await expectLedgerLine(approver, year, {
      reference,
      what: "Released again",
      movement: "Committed → Available",
      pence: (ofYear - keptOfYear) * price,
    });
  }
}

async function recordOutcome(lead: Page, id: string): Promise<void> {
  await lead.goto(paths.outcome(id));
  await expect(lead.getByText("Meets every objective set")).toBeVisible();
  for (const question of ["Was every objective met?", "Is the pupil back in mainstream school?"])
    await lead.getByRole("group", { name: question }).getByRole("radio", { name: "Yes" }).check();
  for (const question of ["Was a qualification gained?", "Did the pupil stay there?"])
    await lead.getByRole("group", { name: question }).getByRole("radio", { name: "Not known" }).check();
  await lead.getByLabel("Where the pupil went next").selectOption("mainstream");
  await press(lead, "Record the outcome");
  await lead.goto(paths.outcome(id));
  await expect(lead.getByText("Met", { exact: true }).first()).toBeVisible();
  await lead.goto(paths.placement(id));
  await expect(lead.getByText("Outcome recorded")).toBeVisible();
}

const referenceOn = async (page: Page): Promise<string> =>
  /[A-Z]+-?\d+[\d-]*/.exec(await page.getByText(/^Placement .+: /).innerText())?.[0] ?? "";

test("the value page sets each provider beside the council's published figures", async ({ as }) => {
  const officer = await as("commissioning-officer");
  await officer.goto(paths.value());
  const row = officer.getByRole("row", { name: /^Brackenfold/ });
  await expect(row).toContainText("attended");
  await expect(row).toContainText(/£[\d,]+\.\d\d/);
  const published = officer.getByRole("table", { name: "Published cost of a place" });
  await expect(published.getByRole("row", { name: /^Pupil referral unit place/ })).toContainText(
    "£17,544.00",
  );
  await expect(published.getByRole("row", { name: /^Place outside the borough/ })).toContainText(
    "£59,655.00",
  );
  await officer
    .getByRole("link", { name: /^Brackenfold/ })
    .first()
    .click();
  await expect(officer.getByText("Per full-time place")).toBeVisible();
  await expect(officer.getByText("Cost per success")).toBeVisible();
  await expectGoodPage(officer);
});

test("too little left is a sentence with how much is missing, and nothing changes", async ({ as }) => {
  const [lead, manager, approver, second] = await Promise.all([
    as("school-lead"),
    as("provider-manager"),
    as("school-approver"),
    as("second-school-approver"),
  ]);
  const offer = await publishOffer(manager, { price: "9,900" });
  const pupil = await addPupil(lead);
  const everyMorning: WeeklyHalfDay[] = ["mon-am", "tue-am", "wed-am", "thu-am", "fri-am"];
  const id = await requestPlacement(lead, offer.id, pupil.id, { pattern: everyMorning });
  await accept(manager, id);
  await approve(approver, id);
  await second.goto(paths.approval(id));
  const reference = await second
    .getByText(/^[A-Z]+-?\d/)
    .first()
    .innerText();
  await second.getByRole("button", { name: /^Approve £/ }).click();
  const refusal = second.getByRole("alert");
  await expect(refusal).toContainText(/£[\d,]+\.\d\d more is needed: Clifton Community School/);
  await expect(refusal).toBeFocused();
  await second.goto(paths.placement(id));
  await expect(second.getByText("Accepted by the provider", { exact: true }).first()).toBeVisible();
  await expect(second.getByText("Approved by Anil Mistry, a second is needed")).toBeVisible();
  for (const { year } of sessionsByYear(everyMorning, today, eightWeeksOn))
    expect(await ledgerLines(second, year, reference)).toEqual([]);
});
