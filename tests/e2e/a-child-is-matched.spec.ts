/** From a pupil's page to what fits, each with its reasons, and on to a request that remembers the pupil. */
import { paths } from "#app/core/paths.ts";
import { expect, expectGoodPage, test } from "../support/portal.ts";
import { addPupil } from "./steps/placements.ts";
import { follow, press, search } from "./steps/typing.ts";

test("a school sees what fits a child and why, and requests it for that child", async ({ as }) => {
  const lead = await as("school-lead");
  const pupil = await addPupil(lead);
  await lead.goto(paths.pupil(pupil.id));
  await follow(lead, "What fits");
  await expect(lead.getByRole("heading", { level: 1, name: "What fits" })).toBeVisible();
  for (const half of ["Monday morning", "Thursday morning"])
    await lead.getByRole("checkbox", { name: half }).check();
  await search(lead, "Show what fits");

  const best = lead.getByRole("article").first();
  await expect(best).toContainText("Social, emotional and mental health");
  await expect(best).toContainText(/mile|Next door/);
  await expect(best).toContainText(/Monday|mornings/);
  await expect(best).toContainText(/£[\d,]+/);
  await expectGoodPage(lead);
  await follow(lead, "How they are put in order");
  await expect(lead.getByRole("main").getByRole("table").first()).toBeVisible();
  await lead.goBack();

  await best.getByRole("heading").getByRole("link").click();
  await expect(lead.getByRole("link", { name: "Request a placement for this pupil" })).toBeVisible();
  await follow(lead, "What fits");
  await expect(lead.getByRole("checkbox", { name: "Thursday morning" })).toBeChecked();

  await best.getByRole("link", { name: /^Request a placement/ }).click();
  await expect(lead.getByRole("heading", { level: 1, name: "Request a placement" })).toBeVisible();
  await expect(lead.getByRole("definition").filter({ hasText: pupil.name })).toBeVisible();
  await expect(
    lead.getByRole("definition").filter({ hasText: /^Monday and Thursday mornings/ }),
  ).toBeVisible();
  await press(lead, "Start the request");
  await expect(lead.getByRole("heading", { level: 1, name: "When?" })).toBeVisible();
  await expect(lead.getByLabel("First day")).not.toHaveValue("");
  await expect(lead.getByRole("checkbox", { name: "Monday morning" })).toBeChecked();
  await lead.goto(new URL(lead.url()).pathname.replace(/week$/, "pupil"));
  await expect(lead.getByRole("radio", { name: pupil.name })).toBeChecked();
});
