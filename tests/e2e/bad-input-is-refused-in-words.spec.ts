/** Whatever is sent, the answer is a sentence, what was typed is still there, and nothing half-written stays. */
import { randomUUID } from "node:crypto";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { type Answer, expect, type Page, send, test } from "../support/portal.ts";
import { eightWeeksOn, today } from "./steps/days.ts";
import { ownWord, publishOffer, wordsOf } from "./steps/offers.ts";
import { disguised, type pdf, tooLong } from "./steps/papers.ts";
import { accept, addPupil, requestPlacement } from "./steps/placements.ts";

/** The status, the sentences, and never a word of the program's own. */
function expectAnswer({ status, body }: Answer, wanted: number, ...sentences: string[]): void {
  expect(status, wordsOf(body)).toBe(wanted);
  for (const sentence of sentences) expect(body).toContain(sentence);
  expectNoTrace(body);
}

function expectNoTrace(body: string): void {
  for (const trace of [
    /\bat \S+ \(.*:\d+:\d+\)/,
    /\.server\.ts/,
    /node_modules/,
    /PostgresError|TypeError|ZodError/,
  ])
    expect(body).not.toMatch(trace);
}

async function answerAt(page: Page, path: string): Promise<Answer> {
  const answer = await page.request.get(path);
  return { status: answer.status(), to: "", body: await answer.text() };
}

const emptyForms = [
  { who: "school-lead", path: paths.newPupil(), says: "family name" },
  { who: "provider-manager", path: paths.newOffer(), says: "Enter a title" },
  { who: "provider-manager", path: paths.newSite(), says: "name" },
  { who: "provider-manager", path: paths.newProviderPerson(), says: "name" },
  { who: "provider-manager", path: paths.registrationOrganisation(), says: "organisation&#x27;s name" },
  { who: "finance-officer", path: paths.newBudget(), says: "Enter" },
  { who: "finance-officer", path: paths.newTerm(), says: "Enter" },
  { who: "authority-lead", path: paths.newInvitation(), says: "Enter the person&#x27;s name" },
  { who: "school-lead", path: paths.newSavedSearch(""), says: "a name for the search" },
  { who: "development-officer", path: paths.newGap(), says: "Enter" },
  { who: "development-officer", path: paths.newMarketEvent(), says: "Enter" },
  { who: "development-officer", path: paths.newEvidenceKind(), says: "Enter" },
  { who: "development-officer", path: paths.newImport(), says: "Choose" },
] as const;

for (const { who, path, says } of emptyForms)
  test(`the empty form at ${path} is refused field by field`, async ({ as }) => {
    const page = await as(who);
    expectAnswer(await send(page, path), 400, "Check what you entered", says);
  });

test("empty forms of visitors are refused field by field", async ({ visitor }) => {
  const page = await visitor();
  expectAnswer(await send(page, paths.register()), 400, "Check what you entered", "your email address");
  expectAnswer(await send(page, paths.signIn()), 400, "Enter your password");
  expectAnswer(await send(page, paths.newInterest()), 400, "Check what you entered", "your name");
  const absurd = paths.menu("need=zzz&year=99&price_from=x&within=-1&start=2026-02-30&page=-3&order=up");
  expectAnswer(await answerAt(page, absurd), 200, "Part of the search was left out");
  for (const path of [paths.menuComparison("offer=1&offer=zzz"), "/open-referral/services?page=9999999999"])
    expectNoTrace((await answerAt(page, path)).body);
});

test("absurd days and half days are refused and what was typed stays", async ({ as }) => {
  const [manager, lead] = await Promise.all([as("provider-manager"), as("school-lead")]);
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  const id = randomUUID();
  expect((await send(lead, paths.newRequest(offer.id), { id })).status).toBe(302);
  expect((await send(lead, paths.request(id, "pupil"), { pupilId: pupil.id })).status).toBe(302);
  const week = paths.request(id, "week");
  const asked = { startsOn: today, endsOn: eightWeeksOn, pattern: ["mon-am"] };
  expectAnswer(
    await send(lead, week, { ...asked, startsOn: "2026-02-30" }),
    400,
    "as a real date",
    "2026-02-30",
  );
  expectAnswer(await send(lead, week, { ...asked, startsOn: "9999-12-31" }), 400, "as a real date");
  expectAnswer(await send(lead, week, { ...asked, endsOn: "tomorrow" }), 400, "as a real date", "tomorrow");
  expectAnswer(await send(lead, week, { ...asked, pattern: ["sun-am"] }), 400, "at least one half day");
  expectAnswer(await send(lead, week, { ...asked, startsOn: "2001-01-01" }), 409, "cannot be before today");
  expectAnswer(
    await send(lead, week, { ...asked, startsOn: eightWeeksOn, endsOn: today }),
    409,
    "before the first",
  );
  await lead.goto(week);
  await expect(lead.getByLabel("First day", { exact: true })).toHaveValue("");
});

test("pence that are negative, fractional or no number are refused", async ({ as }) => {
  const manager = await as("provider-manager");
  const { id } = await publishOffer(manager);
  const price = { startsOn: today, basis: "session", joiningFee: "" };
  for (const typed of ["-5", "45.005", "1e5", "forty", "45,50", "99999999999999999999", "0x10", ""])
    expectAnswer(
      await send(manager, paths.offerPrice(id), { ...price, price: typed }),
      400,
      "in pounds, like 45 or 45.50",
    );
  const page = await send(manager, paths.offerPrice(id), { ...price, price: "45.005" });
  expect(page.body).toContain('value="45.005"');
  await manager.goto(paths.menuOffer(id));
  await expect(manager.getByRole("main")).toContainText("£45.00");
});

test("a file that is not what it says, or is too long, is refused in words", async ({ as }) => {
  const manager = await as("new-provider-manager");
  const path = paths.newEvidence("public_liability");
  await manager.goto(path);
  const [kindKey, subjectId] = await Promise.all(
    ["kindKey", "subjectId"].map((name) => manager.locator(`input[name="${name}"]`).getAttribute("value")),
  );
  const typed = {
    kindKey: kindKey ?? "",
    subjectId: subjectId ?? "",
    note: "Our cover",
    expiresOn: eightWeeksOn,
  };
  const give = (file: Awaited<ReturnType<typeof pdf>>) =>
    send(manager, path, { ...typed, id: randomUUID(), file });
  const refused = await give(disguised);
  expectAnswer(refused, 409, "Our cover");
  expect(refused.body).toContain("PDF");
  expectAnswer(await give({ ...disguised, buffer: Buffer.alloc(0) }), 409, "Our cover");
  expectAnswer(await give(tooLong(11)), 409, "10 MB");
  expectAnswer(await give(tooLong(13)), 413, "That is too large");
  await manager.goto(paths.evidence());
  await expect(manager.getByRole("main")).not.toContainText("long.pdf");
  await expect(manager.getByRole("main")).not.toContainText("insurance.pdf");
});

test("megabytes of text are refused in words", async ({ as }) => {
  const lead = await as("school-lead");
  const typed = { id: randomUUID(), familyName: "Curlew", yearGroup: "10" };
  const million = "x".repeat(1_000_000);
  expectAnswer(
    await send(lead, paths.newPupil(), { ...typed, givenName: million }),
    400,
    "Shorten",
    "Curlew",
  );
  expectAnswer(
    await send(lead, paths.newPupil(), { ...typed, givenName: million.repeat(13) }),
    413,
    "too large",
  );
  expectAnswer(
    await send(lead, paths.newPupil(), { ...typed, givenName: "Ha\u0000zel" }),
    400,
    "hidden characters",
  );
});

test("an id that is none, and one of nobody's, is not there", async ({ as }) => {
  const lead = await as("school-lead");
  for (const id of [
    "1",
    "abc",
    "..%2f..%2fetc",
    "'%20or%201=1",
    randomUUID(),
    "00000000-0000-0000-0000-000000000000",
  ])
    for (const path of [
      paths.placement(id),
      paths.pupil(id),
      paths.menuOffer(id),
      paths.budget(id),
      paths.document(id),
    ]) {
      const answer = await lead.request.get(path);
      expect(answer.status(), path).toBe(404);
      expectNoTrace(await answer.text());
    }
  for (const path of [
    "/registers/x/2026-02-30/am",
    `/statements/${randomUUID()}/2026-13`,
    "/placements?page=-1&status=zzz",
  ])
    expectNoTrace(await (await lead.request.get(path)).text());
  expect((await send(lead, paths.approval(randomUUID()), { ownerId: randomUUID() })).status).toBe(404);
});

test("the same form posted twice makes one pupil and one placement", async ({ as }) => {
  const [manager, lead] = await Promise.all([as("provider-manager"), as("school-lead")]);
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  const familyName = `Twice${ownWord()}`;
  await lead.goto(paths.newPupil());
  const schoolId = (await lead.locator('input[name="schoolId"]').getAttribute("value")) ?? "";
  const typed = {
    id: randomUUID(),
    schoolId,
    givenName: "Ash",
    familyName,
    bornOn: "2012-01-15",
    yearGroup: "9",
  };
  const rest = { upn: "", homePostcode: "S65 1ZZ", senProvision: "none", needs: ["semh"] };
  const both = await Promise.all([1, 2].map(() => send(lead, paths.newPupil(), { ...typed, ...rest })));
  expect(both.map(({ status, to }) => [status, to])).toEqual([
    [302, withNotice(paths.pupil(typed.id), "saved")],
    [302, withNotice(paths.pupil(typed.id), "saved")],
  ]);
  await lead.goto(`${paths.pupils()}?words=${familyName}`);
  await expect(
    lead.getByRole("main").getByRole("link", { name: `Ash ${familyName}`, exact: true }),
  ).toHaveCount(1);

  const id = await requestPlacement(lead, offer.id, pupil.id);
  const again = await send(lead, paths.request(id, "submission"));
  expect([again.status, again.to]).toEqual([302, withNotice(paths.placement(id), "requested")]);
  await lead.goto(paths.pupil(pupil.id));
  await expect(lead.getByRole("main").getByRole("link", { name: /^AP-/ })).toHaveCount(1);
});

test("of several who answer one request at once, one wins and the others are told", async ({ as }) => {
  const [manager, colleague, lead] = await Promise.all([
    as("provider-manager"),
    as("provider-manager"),
    as("school-lead"),
  ]);
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  const id = await requestPlacement(lead, offer.id, pupil.id);
  const answers = await Promise.all(
    [manager, colleague, manager, colleague].map((page) => send(page, paths.acceptance(id))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([302, 409, 409, 409]);
  for (const answer of answers.filter(({ status }) => status === 409))
    expectAnswer(answer, 409, "This cannot be done");
  await lead.goto(paths.placement(id));
  await expect(lead.getByText("Accepted by the provider, places held")).toHaveCount(1);
});

test("a step that was taken is not taken again, and says so", async ({ as }) => {
  const [manager, lead] = await Promise.all([as("provider-manager"), as("school-lead")]);
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  const id = await requestPlacement(lead, offer.id, pupil.id);
  await accept(manager, id);
  expectAnswer(await send(manager, paths.acceptance(id)), 409, "This cannot be done");
  expectAnswer(
    await send(lead, paths.ending(id), { lastDay: today, reason: "planned_end" }),
    409,
    "planned_end",
  );
});

test("a form sent from another site's page is refused and changes nothing", async ({ as }) => {
  const manager = await as("provider-manager");
  const lead = await as("school-lead");
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  const id = await requestPlacement(lead, offer.id, pupil.id);
  for (const origin of ["https://elsewhere.example", "null"])
    expectAnswer(await send(manager, paths.acceptance(id), {}, origin), 403, "sent from another site");
  await manager.goto(paths.placement(id));
  await expect(manager.getByText("Requested", { exact: true }).first()).toBeVisible();
});

test("what a role may not do is refused with 403 and a sentence", async ({ as }) => {
  const [manager, lead, staff] = await Promise.all([
    as("provider-manager"),
    as("school-lead"),
    as("provider-staff"),
  ]);
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  const id = await requestPlacement(lead, offer.id, pupil.id);
  expectAnswer(await send(staff, paths.acceptance(id)), 403, "manager answers requests");
  await expectForbidden(lead, paths.acceptance(id));
  await expectForbidden(staff, paths.newOffer());
});

async function expectForbidden(page: Page, path: string): Promise<void> {
  const answer = await page.request.get(path);
  expect(answer.status(), path).toBe(403);
  expectNoTrace(await answer.text());
}
