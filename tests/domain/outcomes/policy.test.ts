import { expect, test } from "vitest";
import { canRecordOutcome, recordsOutcomes } from "#app/domain/outcomes/policy.ts";
import { canSeeValue, scopeOf } from "#app/domain/reports/policy.ts";
import { personIn, visitor, whoMay } from "#tests/support/persons.ts";

test("the lead of the pupil's school records outcomes, officers what the authority commissioned", () => {
  const placement = (schoolId: string, commissionerId: string) => ({ schoolId, commissionerId });
  expect(whoMay((actor) => canRecordOutcome(actor, placement("own", "own")))).toEqual([
    "commissioning_officer",
    "authority_lead",
    "school_lead",
  ]);
  expect(whoMay((actor) => canRecordOutcome(actor, placement("own", "other")))).toEqual(["school_lead"]);
  expect(whoMay((actor) => canRecordOutcome(actor, placement("other", "other")))).toEqual([]);
  expect(canRecordOutcome(visitor, placement("own", "own"))).toBe(false);
});

test("only who may record some outcome is offered those that are to be recorded", () => {
  const own = { schoolId: "own", commissionerId: "own" };
  expect(whoMay(recordsOutcomes)).toEqual(whoMay((actor) => canRecordOutcome(actor, own)));
  expect(recordsOutcomes(visitor)).toBe(false);
});

test("value is for who pays and who is paid, whole for officers and of their own for others", () => {
  expect(whoMay((actor) => !canSeeValue(actor))).toEqual(["provider_staff", "provider_safeguarding_lead"]);
  expect(canSeeValue(visitor)).toBe(false);
  expect([scopeOf(personIn("finance_officer")), scopeOf(personIn("school_lead"))]).toEqual([
    "authority",
    "own",
  ]);
});
