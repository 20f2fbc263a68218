/** Every page that somebody of the authority is led to answers, is accessible and fits, wide and narrow. */
import { monthOf } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { PersonaKey } from "#app/platform/personas.ts";
import { test } from "../support/portal.ts";
import { today } from "./steps/days.ts";
import { look, lookAround, lookEverywhere } from "./steps/looking.ts";

/** One of each role, and whoever sees other things in the same role. */
const people: readonly PersonaKey[] = ["commissioning-officer", "finance-officer", "authority-lead"];
const read = new Set<string>();

/** The lists behind the officers' desk with what is asked of them, and what only leads there from elsewhere. */
const desk = [
  paths.frameworks(),
  paths.assessments("stage=waiting&age=older"),
  paths.deskEvidence("approved=yes&state=expiring&within=60"),
  paths.deskEvidence("page=2"),
  paths.deskConditions("state=overdue"),
  paths.providers("standing=suspended&live=yes"),
  paths.visits("status=planned&mine=yes&from=2026-09-01"),
  paths.visitMonth(monthOf(today)),
  paths.visitCalendar(),
  paths.watch("state=alert&waiting=yes"),
  paths.watchRules(),
  paths.newWatchRule(),
  paths.newImport(),
  `${paths.changes()}?status=stands&part=person`,
  paths.evidenceKinds(),
  `${paths.evidenceKinds()}?of=non_school`,
  paths.deskConcerns("status=closed&weight=minor"),
  `${paths.interests()}?status=waiting`,
  paths.marketEvents(),
  paths.menuMisses(),
  paths.matchingRules(),
  paths.enquiries(),
  paths.answering(),
  paths.savedSearches(),
];

test("every page is good for development-officer", async ({ as }) => {
  test.setTimeout(420_000);
  await lookEverywhere(await as("development-officer"), read, desk);
});

for (const person of people)
  test(`every page is good for ${person}`, async ({ as }) => {
    test.slow();
    await lookAround(await as(person), read);
  });

test("what only the lead may set is good for authority-lead", async ({ as }) => {
  const page = await as("authority-lead");
  await look(page, paths.matchingWeights(), { seen: new Set(), read });
});
