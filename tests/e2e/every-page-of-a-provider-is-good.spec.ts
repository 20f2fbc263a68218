/** Every page that somebody of providers is led to answers, is accessible and fits, wide and narrow. */
import { paths } from "#app/core/paths.ts";
import type { PersonaKey } from "#app/platform/personas.ts";
import { test } from "../support/portal.ts";
import { details, look, lookAround } from "./steps/looking.ts";

const people: readonly PersonaKey[] = [
  "provider-manager",
  "provider-staff",
  "provider-safeguarding-lead",
  "other-provider-manager",
  "new-provider-manager",
];
const read = new Set<string>();

for (const person of people)
  test(`every page is good for ${person}`, async ({ as }) => {
    test.slow();
    await lookAround(await as(person), read);
  });

test("the report on a provider is good for provider-manager", async ({ as }) => {
  const page = await as("provider-manager");
  const looked = { seen: new Set<string>(), read };
  for (const address of [paths.registrationReport(), paths.registrationAnswer()])
    await look(page, address, looked);
});

test("the pictures of an offer are good for provider-manager", async ({ as }) => {
  const page = await as("provider-manager");
  const looked = { seen: new Set<string>(), read };
  await page.goto(paths.offers());
  const offer = (await details(page)).find((address) => address.startsWith("/offers/")) ?? "";
  await look(page, `${offer}/pictures`, looked);
  for (const address of await details(page)) await look(page, address, looked);
});
