import { expect, test } from "vitest";
import { allows } from "#app/core/lifecycle.ts";
import { chargeStatuses } from "#app/core/words/charges.ts";
import { chargeLifecycle, riseLifecycle } from "#app/domain/charges/lifecycle.ts";
import {
  canAgree,
  canApproveRise,
  canQuery,
  canRaise,
  canRefuseRise,
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

test("a rise is answered once, or is no longer due", () => {
  const verbs = ["approve", "refuse", "lapse"] as const;
  expect(verbs.filter((verb) => allows(riseLifecycle, verb, "waiting"))).toEqual([...verbs]);
  for (const status of ["approved", "refused", "lapsed"])
    expect(verbs.filter((verb) => allows(riseLifecycle, verb, status))).toEqual([]);
});

test("who answers for the budget approves and refuses its rise, and nobody another's", () => {
  const holders = ["commissioning_officer", "authority_lead", "school_approver", "partnership_coordinator"];
  const placement = {
    authorityId: "a",
    schoolId: "elsewhere",
    commissionerId: "elsewhere",
    providerId: "elsewhere",
    requestedBy: "somebody",
  };
  const rise = (ownerId: string) => ({ authorityId: "a", ownerId, approvedBy: null, secondedBy: null });
  const approves =
    (ownerId: string, requestedBy = "somebody", needsSecond = false) =>
    (actor: Parameters<typeof canApproveRise>[0]) =>
      canApproveRise(actor, { ...placement, requestedBy }, { rise: rise(ownerId), needsSecond });
  expect(whoMay(approves("own"))).toEqual(holders);
  expect(whoMay(approves("other"))).toEqual([]);
  expect(whoMay(approves("own", "u", true))).toEqual([]);
  expect(whoMay((actor) => canRefuseRise(actor, rise("own")))).toEqual(holders);
  expect(whoMay((actor) => canRefuseRise(actor, rise("other")))).toEqual([]);
  for (const actor of [visitor, clockwork])
    expect([approves("own")(actor), canRefuseRise(actor, rise("own"))]).toEqual([false, false]);
});
