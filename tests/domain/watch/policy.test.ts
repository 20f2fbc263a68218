import { expect, test } from "vitest";
import type { Person } from "#app/core/actor.ts";
import type { Role } from "#app/core/words/people.ts";
import * as recorded from "#app/domain/placements/recorded/policy.ts";
import * as watch from "#app/domain/watch/policy.ts";
import { clockwork, visitor, whoMay } from "#tests/support/persons.ts";

const officers: Role[] = [
  "development_officer",
  "commissioning_officer",
  "finance_officer",
  "authority_lead",
];
const assuring: Role[] = ["development_officer", "authority_lead"];
const ofPupils = officers.filter((role) => role !== "finance_officer");
const pupilOf = (schoolId: string, authorityId = "a") => ({ schoolId, authorityId });

const table: [string, (actor: Person) => boolean, readonly Role[]][] = [
  ["see the watch", watch.canSeeWatch, officers],
  ["read pupils' names in it", watch.seesPupils, ofPupils],
  ["answer it", watch.canAnswerWatch, assuring],
  ["set its rules", watch.canSetWatchRules, assuring],
  [
    "record a placement of an own pupil",
    (actor) => recorded.canRecordPlacement(actor, pupilOf("own")),
    [...ofPupils, "school_lead"],
  ],
  [
    "record a placement of another's pupil",
    (actor) => recorded.canRecordPlacement(actor, pupilOf("other")),
    ofPupils,
  ],
  [
    "record a placement in another authority",
    (actor) => recorded.canRecordPlacement(actor, pupilOf("own", "b")),
    [],
  ],
];

test.each(table)("%s", (_verb, may, who) => {
  expect(new Set(whoMay(may))).toEqual(new Set(who));
});

test("a visitor does none of it, and the clockwork reads and sets rules for the story", () => {
  const verbs = [watch.canSeeWatch, watch.seesPupils, watch.canAnswerWatch, watch.canSetWatchRules];
  expect(verbs.map((may) => may(visitor))).toEqual([false, false, false, false]);
  expect(verbs.map((may) => may(clockwork))).toEqual([true, true, false, true]);
});
