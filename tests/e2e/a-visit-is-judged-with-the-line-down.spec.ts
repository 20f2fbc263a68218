/** An officer judges on a tablet where there is no signal; nothing is lost, and nothing counts twice. */
import { paths } from "#app/core/paths.ts";
import { expect, expectGoodPage, type Page, test } from "../support/portal.ts";
import { ownWord } from "./steps/offers.ts";

const word = ownWord();

test("what is typed while the line is down is kept and saved once when it is back", async ({ as }) => {
  const officer = await as("development-officer", { width: 820 });
  const page = await openJudging(officer);
  await expectGoodPage(officer);
  const comment = officer.getByRole("textbox", { name: /^Comment/ }).first();
  const card = officer.locator("[data-criterion]").first();
  await comment.fill(`${word} while there is a line`);
  await expect(card).toContainText(/Saved \d\d:\d\d/);

  await officer.context().setOffline(true);
  const typed = `${word} typed with the line down`;
  await comment.fill(typed);
  await card.getByRole("radio", { name: "Partly met" }).check();
  await expect(card).toContainText("Waiting for the line");
  await expect(officer.getByRole("status").last()).toContainText("1 change is kept in this browser");
  await officer.getByRole("button", { name: "Save the judgements" }).click();
  await expect(card).toContainText("Waiting for the line");
  const kept = await keptKey(officer, typed);
  await expect(officer.reload()).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);

  await officer.context().setOffline(false);
  await officer.goto(page);
  await expect(comment).toHaveValue(typed);
  await expect.poll(() => keeps(officer, word)).toBe(false);
  await officer.reload();
  await expect(comment).toHaveValue(typed);
  await expect(card.getByRole("radio", { name: "Partly met" })).toBeChecked();
  const stored = await officer.request.get(`${page}/${await card.getAttribute("data-criterion")}`);
  expect((await stored.json()).changeKey, "the change that was kept, and no second one").toBe(kept);

  const elsewhere = await as("development-officer", { javaScript: false });
  await elsewhere.goto(page);
  await expect(elsewhere.getByRole("textbox", { name: /^Comment/ }).first()).toHaveValue(typed);
});

test("two officers on one criterion see both texts, and the later one chooses", async ({ as }) => {
  const [one, two] = [await as("development-officer"), await as("second-development-officer")];
  const page = await openJudging(one);
  await two.goto(page);
  const commentOf = (officer: Page) => officer.getByRole("textbox", { name: /^Comment/ }).nth(1);
  const cardOf = (officer: Page) => officer.locator("[data-criterion]").nth(1);
  await commentOf(one).fill(`${word} by the first`);
  await expect(cardOf(one)).toContainText(/Saved/);
  await commentOf(two).fill(`${word} by the second`);
  await expect(cardOf(two)).toContainText("Devi Okafor judged this at");
  await expect(cardOf(two)).toContainText(`${word} by the first`);
  await expectGoodPage(two);
  await cardOf(two).getByRole("button", { name: "Keep mine" }).click();
  await expect(cardOf(two)).toContainText(/Saved/);
  await one.reload();
  await expect(commentOf(one)).toHaveValue(`${word} by the second`);
});

test("signing out leaves nothing of it in the browser", async ({ as }) => {
  const officer = await as("development-officer");
  const page = await openJudging(officer);
  await officer.route(`**${page}/*`, (route) => route.abort());
  await officer
    .getByRole("textbox", { name: /^Comment/ })
    .nth(2)
    .fill(`${word} for nobody else`);
  await expect.poll(() => keeps(officer, word)).toBe(true);
  await officer.getByRole("button", { name: "Sign out" }).click();
  await expect(officer.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  expect(await keeps(officer, word)).toBe(false);
});

/** Whether the browser keeps something with a word of ours in it. */
function keeps(officer: Page, of: string): Promise<boolean> {
  return officer.evaluate((word) => JSON.stringify(localStorage).includes(word), of);
}

/** The key of the change with these words in it: under the same key it counts once, however often it is sent. */
function keptKey(officer: Page, of: string): Promise<string> {
  return officer.evaluate((words) => {
    const kept = Object.values({ ...localStorage }).find((text) => String(text).includes(words));
    return JSON.parse(String(kept)).key;
  }, of);
}

/** Goes to the judgements of an assessment that is open in the story, and gives their address. */
async function openJudging(officer: Page): Promise<string> {
  await officer.goto(paths.assessments());
  await officer
    .getByRole("link", { name: /^Go on/ })
    .first()
    .click();
  await expect(officer.getByRole("heading", { level: 1, name: /^Assessment of/ })).toBeVisible();
  const page = `${new URL(officer.url()).pathname}/judgements`;
  await officer.goto(page);
  await expect(officer.getByRole("heading", { level: 1, name: "Judge the standards" })).toBeVisible();
  return page;
}
