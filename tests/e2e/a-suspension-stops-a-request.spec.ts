/** From the moment an officer suspends a provider nothing new is commissioned there, whatever was begun before. */
import { paths } from "#app/core/paths.ts";
import { expect, type Page, test } from "../support/portal.ts";
import { eightWeeksOn, today } from "./steps/days.ts";
import { done, expectOnMenu, ownWord, publishOffer } from "./steps/offers.ts";
import { addPupil, type OwnPupil } from "./steps/placements.ts";
import { fill, press } from "./steps/typing.ts";

test("a suspension stops a request that is being filled in, and the offer is gone everywhere", async ({
  as,
  visitor,
}) => {
  test.slow();
  const [lead, manager, officer, coordinator, stranger] = await Promise.all([
    as("school-lead"),
    as("other-provider-manager"),
    as("development-officer"),
    as("partnership-coordinator"),
    visitor(),
  ]);
  const word = ownWord();
  const offer = await publishOffer(manager, { word, price: "1" });
  await done(coordinator, paths.localEntry(offer.id), { note: `Ask for ${word}` });
  const pupil = await addPupil(lead);
  await expectOnMenu(stranger, word, 1);
  const places = placesOf(offer.id, pupil);
  for (const [path, page] of places(lead, stranger))
    expect(await shows(page, path, offer.title), `${path} before`).toBe(true);

  await beginRequest(lead, offer.id, pupil);
  const suspension = await suspensionOf(officer);
  await officer.goto(suspension);
  await fill(officer, { Reason: "The fire door was locked." });
  await press(officer, "Suspend from today");
  try {
    await press(lead, "Continue");
    await expect(lead.getByRole("alert")).toContainText("This provider cannot be commissioned today");
    await expect(lead.getByLabel("First day", { exact: true })).toHaveValue(today);
    await expect(lead.getByRole("checkbox", { name: /^Monday morning/ })).toBeChecked();
    await expectOnMenu(stranger, word, 0);
    for (const [path, page] of places(lead, stranger))
      expect(await shows(page, path, offer.title), `${path} after`).toBe(false);
    await coordinator.goto(paths.localMenu());
    const pinned = coordinator.getByText("Not on the menu today: your schools do not see it here.");
    await expect(pinned.first()).toBeVisible();
  } finally {
    await done(officer, suspension.replace("suspension", "lifting"), { reason: "It opens again." });
  }
  await expectOnMenu(stranger, word, 1);
  await press(lead, "Continue");
  await expect(lead.getByRole("heading", { level: 1, name: "What is it for?" })).toBeVisible();
  await done(coordinator, paths.localEntryRemoval(offer.id));
});

/** Wherever one comes upon an offer, and as whom. */
const placesOf = (offerId: string, pupil: OwnPupil) => (lead: Page, stranger: Page) =>
  [
    [paths.menuOffer(offerId), stranger],
    [paths.menuComparison(`offer=${offerId}`), lead],
    [paths.matches(pupil.id), lead],
    [paths.localMenu(), lead],
    [`/open-referral/services/${offerId}`, stranger],
  ] as const;

/** Whether a page, or one of the next few of a list, has these words in it. */
async function shows(page: Page, path: string, words: string): Promise<boolean> {
  for (let number = 1; number <= 8; number += 1) {
    const answer = await page.request.get(number === 1 ? path : `${path}?page=${number}`);
    const text = await answer.text();
    if (text.includes(words)) return true;
    if (!text.includes(`page=${number + 1}`)) return false;
  }
  return false;
}

async function beginRequest(lead: Page, offerId: string, pupil: OwnPupil): Promise<void> {
  await lead.goto(paths.newRequest(offerId, pupil.id));
  await press(lead, "Start the request");
  await expect(lead.getByRole("heading", { level: 1, name: "When?" })).toBeVisible();
  await fill(lead, { "First day": today, "Last day": eightWeeksOn });
  await lead.getByRole("checkbox", { name: /^Monday morning/ }).check();
}

async function suspensionOf(officer: Page): Promise<string> {
  await officer.goto(paths.providers("words=Heron+Lane"));
  const provider = officer
    .getByRole("main")
    .getByRole("link", { name: /^Heron Lane/ })
    .first();
  return paths.suspension((await provider.getAttribute("href"))?.split("/").at(-1) ?? "");
}
