/** Every page that somebody of providers is led to answers, is accessible and fits, wide and narrow. */
import { paths } from "#app/core/paths.ts";
import type { PersonaKey } from "#app/platform/personas.ts";
import { test } from "../support/portal.ts";
import { pagesOfChange } from "./steps/changes.ts";
import { lookAround, lookEverywhere } from "./steps/looking.ts";

const read = new Set<string>();

test("every page is good for provider-manager", async ({ as }) => {
  test.setTimeout(300_000);
  const manager = await as("provider-manager");
  await lookEverywhere(manager, read, [
    paths.registrationReport(),
    paths.registrationAnswer(),
    paths.conditions(),
    paths.submission(),
    `${paths.enquiries()}?waiting=yes`,
    ...(await pagesOfChange(manager, "asked")),
  ]);
});

const others: readonly PersonaKey[] = [
  "provider-staff",
  "provider-safeguarding-lead",
  "new-provider-manager",
];

for (const person of others)
  test(`every page is good for ${person}`, async ({ as }) => {
    test.slow();
    await lookAround(await as(person), read);
  });
