/** Every page that somebody of the authority is led to answers, is accessible and fits, wide and narrow. */
import type { PersonaKey } from "#app/platform/personas.ts";
import { test } from "../support/portal.ts";
import { lookAround } from "./steps/looking.ts";

/** One of each role, and whoever sees other things in the same role. */
const people: readonly PersonaKey[] = [
  "development-officer",
  "commissioning-officer",
  "finance-officer",
  "authority-lead",
];
const read = new Set<string>();

for (const person of people)
  test(`every page is good for ${person}`, async ({ as }) => {
    test.slow();
    await lookAround(await as(person), read);
  });
