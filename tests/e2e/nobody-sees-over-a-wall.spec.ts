/** What is another's answers as though it did not exist, whatever address is tried. */
import { paths } from "#app/core/paths.ts";
import { expect, type Page, test } from "../support/portal.ts";
import { publishOffer } from "./steps/offers.ts";
import { accept, addPupil, approve, requestPlacement } from "./steps/placements.ts";
import { press } from "./steps/typing.ts";

const statusAt = async (page: Page, path: string) =>
  (await page.request.get(path, { maxRedirects: 0 })).status();

async function expectMissing(page: Page, addresses: readonly string[]): Promise<void> {
  expect(addresses.length).toBeGreaterThan(0);
  for (const address of addresses) expect(await statusAt(page, address), address).toBe(404);
}

test("another school finds neither the placement nor the pupil nor the money", async ({ as }) => {
  const [lead, manager, approver] = await Promise.all([
    as("school-lead"),
    as("provider-manager"),
    as("school-approver"),
  ]);
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  const id = await requestPlacement(lead, offer.id, pupil.id);
  await accept(manager, id);
  await approve(approver, id);
  const budget = await firstAddress(approver, paths.budgets(), /^Clifton/);
  const addresses = [
    paths.placement(id),
    paths.approval(id),
    paths.start(id),
    paths.ending(id),
    paths.cancellation(id),
    paths.startCheck(id, "information_pack"),
    paths.outcome(id),
    paths.newAbsence(id),
    paths.pupil(pupil.id),
    paths.pupilDetails(pupil.id),
    budget,
    `${budget}/lines.csv`,
  ];
  for (const address of [paths.placement(id), paths.pupil(pupil.id)])
    expect(await statusAt(lead, address), `${address} for its own school`).toBe(200);
  expect(await statusAt(approver, budget)).toBe(200);
  const [otherLead, otherApprover] = await Promise.all([
    as("other-school-lead"),
    as("other-school-approver"),
  ]);
  await expectMissing(otherLead, addresses);
  await expectMissing(otherApprover, addresses);
  await otherLead.goto(paths.pupils());
  await expect(otherLead.getByRole("main")).not.toContainText(pupil.familyName);
  await otherLead.goto(`${paths.pupils()}?words=${pupil.familyName}`);
  await expect(otherLead.getByRole("main").getByRole("link", { name: pupil.name })).toHaveCount(0);
});

test("another provider finds neither the placement nor the documents nor the statement", async ({ as }) => {
  const [lead, manager, officer] = await Promise.all([
    as("school-lead"),
    as("provider-manager"),
    as("development-officer"),
  ]);
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  const id = await requestPlacement(lead, offer.id, pupil.id);
  const statement = await firstAddress(manager, paths.statements(), /./);
  const document = await firstAddress(manager, paths.evidence(), /pdf/i);
  const site = await firstAddress(manager, paths.registration(), /^Workshop/);
  for (const address of [paths.placement(id), statement, document, site])
    expect(await statusAt(manager, address), `${address} for its own provider`).toBe(200);
  expect(await statusAt(officer, document)).toBe(200);
  const other = await as("other-provider-manager");
  await expectMissing(other, [
    paths.placement(id),
    paths.acceptance(id),
    paths.declining(id),
    paths.pupil(pupil.id),
    statement,
    `${statement}/lines.csv`,
    document,
    site,
    paths.offer(offer.id),
    paths.offerPrice(offer.id),
  ]);
  await expectMissing(lead, [document]);
});

test("the finance officer reads the reference and never the name", async ({ as }) => {
  const [lead, manager, approver, finance] = await Promise.all([
    as("school-lead"),
    as("provider-manager"),
    as("school-approver"),
    as("finance-officer"),
  ]);
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  const id = await requestPlacement(lead, offer.id, pupil.id);
  await accept(manager, id);
  await approve(approver, id);
  await finance.goto(paths.placement(id));
  await expect(finance.getByRole("heading", { level: 1 })).toHaveText(/^AP-\d{4}-\d+$/);
  const answer = await finance.request.get(paths.placement(id));
  expect(await answer.text()).toContain(offer.title);
  expect(await answer.text()).not.toContain(pupil.familyName);
  expect(await statusAt(finance, paths.pupil(pupil.id))).toBe(404);
});

test("a provider that declined no longer finds the placement", async ({ as }) => {
  const [lead, manager] = await Promise.all([as("school-lead"), as("provider-manager")]);
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  const id = await requestPlacement(lead, offer.id, pupil.id);
  await manager.goto(paths.declining(id));
  await manager.getByLabel("Why you cannot take this placement").fill("The bench is full.");
  await press(manager, "Decline");
  await expect(manager.getByRole("heading", { level: 1, name: "Placements" })).toBeVisible();
  await expect(manager.getByRole("main")).not.toContainText(pupil.familyName);
  await expectMissing(manager, [paths.placement(id), paths.acceptance(id)]);
  await lead.goto(paths.placement(id));
  await expect(lead.getByText("Declined", { exact: true }).first()).toBeVisible();
});

test("a visitor is asked to sign in and then gets where they wanted to go", async ({ as, visitor }) => {
  const lead = await as("school-lead");
  const pupil = await addPupil(lead);
  const stranger = await visitor();
  for (const path of [paths.home(), paths.menu(), paths.register(), paths.privacy()])
    expect(await statusAt(stranger, path), path).toBe(200);
  for (const path of [
    paths.pupils(),
    paths.pupil(pupil.id),
    paths.placements(),
    paths.budgets(),
    paths.value(),
  ]) {
    await stranger.goto(path);
    await expect(stranger).toHaveURL(new RegExp(`${paths.signIn(path).replace("?", "\\?")}$`));
    await expect(stranger.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  }
  const answer = await stranger.request.get(paths.pupil(pupil.id));
  expect(await answer.text()).not.toContain(pupil.familyName);
});

/** The address behind the first such link of a page's own part. */
async function firstAddress(page: Page, path: string, name: RegExp): Promise<string> {
  await page.goto(path);
  const link = page.getByRole("main").getByRole("link", { name }).first();
  return (await link.getAttribute("href")) ?? "";
}
