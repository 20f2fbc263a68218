import { expect, test } from "vitest";
import { rolesOf } from "#app/core/words/people.ts";
import { canMark, canNotifyAbsence, keepsRegisters } from "#app/domain/attendance/policy.ts";
import { clockwork, visitor, whoMay } from "#tests/support/persons.ts";

test("the provider's own people keep its registers, and nobody else", () => {
  expect(whoMay((actor) => canMark(actor, { providerId: "own" }))).toEqual(rolesOf.provider);
  expect(whoMay((actor) => canMark(actor, { providerId: "other" }))).toEqual([]);
  expect(whoMay(keepsRegisters)).toEqual(rolesOf.provider);
  for (const nobody of [visitor, clockwork]) expect(canMark(nobody, { providerId: "own" })).toBe(false);
});

test("the pupil's school says who will be away, the authority for what it commissioned", () => {
  const placement = (schoolId: string, commissionerId: string) => ({ schoolId, commissionerId });
  expect(whoMay((actor) => canNotifyAbsence(actor, placement("own", "own")))).toEqual([
    "commissioning_officer",
    "authority_lead",
    "school_lead",
    "school_approver",
  ]);
  expect(whoMay((actor) => canNotifyAbsence(actor, placement("own", "other")))).toEqual(rolesOf.school);
  expect(whoMay((actor) => canNotifyAbsence(actor, placement("other", "other")))).toEqual([]);
  expect(canNotifyAbsence(visitor, placement("own", "own"))).toBe(false);
});
