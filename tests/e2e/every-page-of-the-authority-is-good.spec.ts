/** Every page that somebody of the authority is led to answers, is accessible and fits, wide and narrow. */
import { monthOf } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { PersonaKey } from "#app/platform/personas.ts";
import { test } from "../support/portal.ts";
import { today } from "./steps/days.ts";
import { details, look, lookAround } from "./steps/looking.ts";

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

/** The lists behind the officers' desk, which the navigation leads to by way of it. */
const desk = [
  paths.assurance(),
  paths.assessments(),
  paths.frameworks(),
  paths.assessments("stage=waiting&age=older"),
  paths.deskEvidence(),
  paths.deskEvidence("approved=yes&state=expiring&within=60"),
  paths.deskConditions(),
  paths.deskConditions("state=overdue"),
  paths.providers("standing=suspended&live=yes"),
  paths.visits(),
  paths.visits("status=planned&mine=yes&from=2026-09-01"),
  paths.visitMonth(monthOf(today)),
  paths.visitCalendar(),
  paths.watch("state=alert&waiting=yes"),
  paths.watchRules(),
  paths.newWatchRule(),
  paths.menuMisses(),
  paths.imports(),
  paths.newImport(),
];

test("every list of the desk is good for development-officer", async ({ as }) => {
  test.slow();
  const page = await as("development-officer");
  const looked = { seen: new Set<string>(), read };
  for (const address of desk) {
    await look(page, address, looked);
    for (const detail of await details(page)) await look(page, detail, looked);
  }
});
