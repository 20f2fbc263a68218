import { expect, test } from "vitest";
import { allows } from "#app/core/lifecycle.ts";
import { chargeStatuses } from "#app/core/words/charges.ts";
import { chargeLifecycle } from "#app/domain/charges/lifecycle.ts";
import {
  canAgree,
  canQuery,
  canRaise,
  canSettle,
  seesOthersToo,
  seesStatements,
} from "#app/domain/charges/policy.ts";
import { clockwork, visitor, whoMay } from "#tests/support/persons.ts";

const finance = ["finance_officer", "authority_lead"];

test("statements are raised and settled by who keeps the authority's money, and raised by its clockwork", () => {
  expect(whoMay(canRaise)).toEqual(finance);
  expect(whoMay(canSettle)).toEqual(finance);
  expect([canRaise(clockwork), canSettle(clockwork)]).toEqual([true, false]);
});

test("who commissioned agrees and queries, or the authority's finance", () => {
  const charge = (commissionerId: string) => ({ schoolId: "own", commissionerId });
  for (const may of [canAgree, canQuery]) {
    expect(whoMay((actor) => may(actor, charge("own")))).toEqual([
      ...finance,
      "school_lead",
      "school_approver",
    ]);
    expect(whoMay((actor) => may(actor, charge("other")))).toEqual(finance);
    expect([may(visitor, charge("own")), may(clockwork, charge("own"))]).toEqual([false, false]);
  }
});

test("who sees charges of its pupils that others commissioned may list its own apart", () => {
  expect(whoMay(seesOthersToo)).toEqual(["school_lead", "school_approver", "partnership_coordinator"]);
  expect([seesOthersToo(visitor), seesOthersToo(clockwork)]).toEqual([false, false]);
});

test("who pays, who is paid and who watches over it look at statements", () => {
  expect(whoMay((actor) => !seesStatements(actor))).toEqual([
    "development_officer",
    "provider_staff",
    "provider_safeguarding_lead",
  ]);
  expect(seesStatements(visitor)).toBe(false);
});

test("a charge goes from raised to settled and never back", () => {
  const table = chargeStatuses.map((state) =>
    (["query", "agree", "settle"] as const).filter((verb) => allows(chargeLifecycle, verb, state)),
  );
  expect(table).toEqual([["query", "agree"], ["agree"], ["settle"], []]);
});
