import { expect, test } from "vitest";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { OutcomeForm, type OutcomeTyped } from "#app/domain/outcomes/forms.ts";
import { findOutcome } from "#app/domain/outcomes/queries.server.ts";
import { recordOutcome } from "#app/domain/outcomes/record-outcome.server.ts";
import { outcomes } from "#db/schema/outcomes.ts";
import { events } from "#db/schema/platform.ts";
import { owner, withDatabase } from "#tests/support/database.ts";
import { anAuthority, aPerson } from "#tests/support/world.ts";
import { aRunningPlacement, marksFor, type PlacementWish } from "#tests/support/world-attendance.ts";

withDatabase();

const typed = (some: Record<string, string> = {}): OutcomeTyped =>
  OutcomeForm.parse({
    reintegrated: "unknown",
    qualificationGained: "unknown",
    objectivesMet: "unknown",
    destination: "mainstream",
    destinationSustained: "unknown",
    ...some,
  });

async function anEndedPlacement(wish: PlacementWish = {}) {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world, { endedOn: "2026-09-28", ...wish });
  await markRegister(placement.provider.staff, {
    marks: [
      ...marksFor(placement, { from: "2026-09-07", to: "2026-09-21" }),
      ...marksFor(placement, { from: "2026-09-28", to: "2026-09-28", absent: "I" }),
    ],
  });
  return { world, placement };
}

test("an outcome is judged by the test the placement declared", async () => {
  const { placement } = await anEndedPlacement({ successTest: "attendance_at_least", successTarget: 75 });
  expect(await recordOutcome(placement.lead, placement.id, typed())).toBe("met");
  const { placement: strict } = await anEndedPlacement({
    successTest: "attendance_at_least",
    successTarget: 76,
  });
  expect(await recordOutcome(strict.lead, strict.id, typed())).toBe("not_met");
});

test("what is missing stays missing: the result is not known, and can be amended later", async () => {
  const { placement } = await anEndedPlacement({ successTest: "attendance_gain", successTarget: 10 });
  const before = { beforePossible: "130", beforeAttended: "65" };
  expect(await recordOutcome(placement.lead, placement.id, typed(before))).toBe("not_known");
  const both = { ...before, afterPossible: "130", afterAttended: "78" };
  expect(await recordOutcome(placement.lead, placement.id, typed(both))).toBe("met");
  expect(await owner().select().from(outcomes)).toMatchObject([{ result: "met", reintegrated: null }]);
  const happened = (await owner().select().from(events)).filter(({ name }) => name.startsWith("outcome."));
  expect(happened).toMatchObject([
    { name: "outcome.recorded", details: { result: "not_known" } },
    { name: "outcome.amended", details: { result: "met", was: "not_known" } },
  ]);
});

test.each([
  ["reintegrated", { reintegrated: "yes" }],
  ["qualification", { qualificationGained: "yes", qualification: "Entry level maths" }],
  ["objectives_met", { objectivesMet: "yes" }],
  ["sustained_destination", { destinationSustained: "yes" }],
] as const)("the test %s is met by its own answer and by no other", async (successTest, answer) => {
  const { placement } = await anEndedPlacement({ successTest });
  expect(await recordOutcome(placement.lead, placement.id, typed())).toBe("not_known");
  expect(await recordOutcome(placement.lead, placement.id, typed(answer))).toBe("met");
});

test("an outcome is recorded from fourteen days before the last day", async () => {
  const world = await anAuthority();
  const placement = await aRunningPlacement(world, { endsOn: "2026-10-21" });
  const at = (moment: string) => ({ ...placement.lead, now: new Date(moment) });
  await expect(recordOutcome(at("2026-10-06T12:00:00Z"), placement.id, typed())).rejects.toMatchObject({
    kind: "rule",
    message: expect.stringContaining("7 October 2026"),
  });
  await recordOutcome(at("2026-10-07T12:00:00Z"), placement.id, typed());
});

test("only the pupil's school says what came of it", async () => {
  const { world, placement } = await anEndedPlacement();
  const refusals: [Parameters<typeof recordOutcome>[0], string][] = [
    [placement.provider.staff, "forbidden"],
    [await aPerson(world, "school_approver", { organisationId: placement.schoolId }), "forbidden"],
    [await aPerson(world, "finance_officer"), "forbidden"],
    [await aPerson(world, "school_lead"), "not_found"],
  ];
  for (const [act, kind] of refusals)
    await expect(recordOutcome(act, placement.id, typed())).rejects.toMatchObject({ kind });
  expect(await findOutcome(await aPerson(world, "school_lead"), placement.id)).toBeUndefined();
  const seen = await findOutcome(await aPerson(world, "finance_officer"), placement.id);
  expect(seen?.pupilName).toBeNull();
});

test("the form asks for pairs and for what is possible", () => {
  const wrong = OutcomeForm.safeParse({
    beforePossible: "10",
    beforeAttended: "11",
    afterAttended: "3",
    engagementBefore: "21",
    reintegrated: "",
    destination: "moon",
    qualification: "Welding",
  });
  const fields = new Set(wrong.error?.issues.map(({ path }) => path[0]));
  expect([...fields].sort()).toEqual([
    "destination",
    "destinationSustained",
    "engagementBefore",
    "objectivesMet",
    "qualificationGained",
    "reintegrated",
  ]);
  const pairs = OutcomeForm.safeParse({
    ...valid,
    beforePossible: "10",
    beforeAttended: "11",
    afterAttended: "3",
  });
  expect(pairs.error?.issues.map(({ path }) => path[0])).toEqual(["beforeAttended", "afterPossible"]);
});

const valid = {
  reintegrated: "no",
  qualificationGained: "no",
  objectivesMet: "no",
  destination: "college",
  destinationSustained: "no",
};
