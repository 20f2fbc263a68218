/** Every page that somebody of providers is led to answers, is accessible and fits, wide and narrow. */
import type { PersonaKey } from "#app/platform/personas.ts";
import { test } from "../support/portal.ts";
import { lookAround } from "./steps/looking.ts";

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
