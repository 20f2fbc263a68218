/** Every page that somebody of schools and partnerships is led to answers, is accessible and fits, wide and narrow. */
import { randomUUID } from "node:crypto";
import { paths } from "#app/core/paths.ts";
import type { PersonaKey } from "#app/platform/personas.ts";
import { test } from "../support/portal.ts";
import { pagesOfChange } from "./steps/changes.ts";
import { look, lookAround, lookEverywhere } from "./steps/looking.ts";
import { done, publishOffer } from "./steps/offers.ts";

const read = new Set<string>();

test("every page is good for school-lead", async ({ as }) => {
  test.setTimeout(300_000);
  const lead = await as("school-lead");
  const offer = await publishOffer(await as("provider-manager"));
  const begun = randomUUID();
  await done(lead, paths.newRequest(offer.id), { id: begun });
  await lookEverywhere(lead, read, [
    paths.menu("local=yes"),
    paths.savedSearches(),
    paths.newSavedSearch("q=motor+vehicle&need=semh&within=5"),
    `${paths.enquiries()}?status=open`,
    paths.requestsBegun(),
    paths.requestDiscard(begun),
    paths.placements("status=approved&starts-from=2026-09-01&ended-to=2030-08-31&untold=yes&mine=yes"),
    paths.deskConcerns("status=raised"),
    paths.rises(),
    ...(await pagesOfChange(lead, "asked")),
  ]);
  await done(lead, paths.requestDiscard(begun));
});

/** One of each other role, and whoever sees other things in the same role. */
const others: readonly PersonaKey[] = ["school-approver", "partnership-coordinator"];

for (const person of others)
  test(`every page is good for ${person}`, async ({ as }) => {
    test.slow();
    const page = await as(person);
    await lookAround(page, read);
    const looked = { seen: new Set<string>(), read };
    const change = (await pagesOfChange(page, "accepted"))[1];
    const approval = change ? [change, `${change}/approval`] : [];
    for (const address of [paths.rises("approve=yes"), ...approval]) await look(page, address, looked);
  });
