/** Everything can be reached and done with Tab, Space and Enter alone, and the focus is where one looks for it. */
import { paths } from "#app/core/paths.ts";
import { expect, type Page, test } from "../support/portal.ts";
import { publishOffer } from "./steps/offers.ts";
import { accept, addPupil, requestPlacement } from "./steps/placements.ts";

/** Tabs until something of that name has the focus. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    const words = await page.evaluate(() => {
      const at = document.activeElement;
      const label = at?.id ? document.querySelector(`label[for="${CSS.escape(at.id)}"]`) : undefined;
      return (label ?? at)?.textContent?.trim() ?? "";
    });
    if (name.test(words)) return;
  }
  throw new Error(`${most} presses of Tab never reached ${name}`);
}

test("the first press of Tab offers to skip to what the page says", async ({ visitor }) => {
  const page = await visitor();
  await page.goto(paths.menu());
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: /^Skip to/ });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("two offers are chosen and compared by keyboard only", async ({ visitor }) => {
  const page = await visitor();
  await page.goto(paths.menu("q=brackenfold"));
  for (const said of [/^1 offer is chosen/, /^2 offers are chosen/]) {
    await page.getByRole("article").first().getByRole("link").first().focus();
    await tabTo(page, /^Add to compare/);
    await page.keyboard.press("Enter");
    await expect(page.getByText(said)).toBeVisible();
  }
  await page.getByRole("button", { name: "Show what fits" }).focus();
  await tabTo(page, /^Compare them/, 120);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Compare offers" })).toBeVisible();
});

test("a person signs in and approves a placement by keyboard only", async ({ as, visitor }) => {
  const [lead, manager] = await Promise.all([as("school-lead"), as("provider-manager")]);
  const offer = await publishOffer(manager);
  const pupil = await addPupil(lead);
  const id = await requestPlacement(lead, offer.id, pupil.id);
  await accept(manager, id);

  const approver = await visitor();
  await approver.goto(paths.placement(id));
  await tabTo(approver, /^Sign in as somebody from the story/);
  await approver.keyboard.press("Enter");
  await expect(
    approver.getByRole("heading", { level: 1, name: "Sign in as somebody from the story" }),
  ).toBeVisible();
  await tabTo(approver, /^Sign in as Anil Mistry/);
  await approver.keyboard.press("Enter");
  await expect(approver.getByRole("button", { name: "Sign out" })).toBeVisible();
  await approver.goto(paths.placement(id));
  await tabTo(approver, /^Approve$/);
  await approver.keyboard.press("Enter");
  await expect(approver.getByRole("heading", { level: 1, name: "Approve the placement" })).toBeVisible();
  await tabTo(approver, /^Approve £/);
  await approver.keyboard.press("Enter");
  await expect(approver.getByText("Approved by Anil Mistry")).toBeVisible();
});

test("after a refusal the focus is on the summary, and from there on the field", async ({ visitor }) => {
  const page = await visitor();
  await page.goto(paths.register());
  await tabTo(page, /^Name of the organisation/);
  await page.keyboard.type("Teasel Pottery");
  await page.keyboard.press("Enter");
  const summary = page.getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await tabTo(page, /^Enter your name/);
  await page.keyboard.press("Enter");
  const field = page.getByLabel("Your name", { exact: true });
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/Enter your name/);
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Name of the organisation")).toHaveValue("Teasel Pottery");
});

test("a name and a password typed by keyboard sign a person in or are refused in words", async ({
  visitor,
}) => {
  const page = await visitor();
  await page.goto(paths.signIn());
  await tabTo(page, /^Email address/);
  await page.keyboard.type("nobody-at-all@nowhere.example");
  await page.keyboard.press("Tab");
  await page.keyboard.type("a wrong password here");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByLabel("Email address")).toHaveValue("nobody-at-all@nowhere.example");
});
