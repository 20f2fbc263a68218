/** Somebody who found nothing today is told when there is something, until they say that they need no more letters. */
import { paths } from "#app/core/paths.ts";
import { sendDigests } from "#app/domain/menu/saved/send-digests.server.ts";
import { clockwork } from "#app/jobs/schedule.server.ts";
import { personaEmail } from "#app/platform/personas.ts";
import { expect, expectGoodPage, test } from "../support/portal.ts";
import { expectOnMenu, ownWord, publishOffer } from "./steps/offers.ts";
import { linkIn, mailTo } from "./steps/people.ts";
import { fill, follow, press } from "./steps/typing.ts";

test("a search is kept, a letter tells of what is new, and its link stops the letters", async ({
  as,
  visitor,
}) => {
  const [lead, manager, authorityLead, stranger] = await Promise.all([
    as("other-school-lead"),
    as("provider-manager"),
    as("authority-lead"),
    visitor(),
  ]);
  const word = ownWord();
  await lead.goto(paths.menu(`q=${word}&need=semh`));
  await expect(lead.getByText("Nothing fits all of that")).toBeVisible();
  await follow(lead, "Keep this search");
  await fill(lead, { Name: `For ${word}` });
  await press(lead, "Keep the search");
  const kept = lead.getByRole("row").filter({ hasText: `For ${word}` });
  await expect(kept).toContainText("Not yet");

  const offer = await publishOffer(manager, { word });
  await expectOnMenu(lead, word, 1);
  await clockwork(sendDigests);
  const words = await mailTo(authorityLead, personaEmail("other-school-lead"), /^New on the menu/);
  expect(words).toContain(`For ${word}`);
  expect(words).toContain(offer.title);
  expect(words).not.toContain("Engines for key stage 4");

  await stranger.goto(linkIn(words, /https?:\/\/\S+\/saved-searches\/\S+\/stopping\/\S+/));
  await expectGoodPage(stranger);
  await lead.goto(paths.savedSearches());
  await expect(kept, "opening the link alone stops nothing").toContainText("On");
  await press(stranger, "Stop the letters");
  await expect(stranger.getByText("You get no more letters about this search")).toBeVisible();
  await lead.goto(paths.savedSearches());
  await expect(kept).toContainText("Off");
});
