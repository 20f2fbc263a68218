/** Role × verb × own and other, of the modules that have no table of their own beside their other tests. */
import { describe, expect, test } from "vitest";
import type { Person } from "#app/core/actor.ts";
import { type Role, roles } from "#app/core/words/people.ts";
import * as budgets from "#app/domain/budgets/policy.ts";
import * as organisations from "#app/domain/organisations/policy.ts";
import * as pupils from "#app/domain/pupils/policy.ts";
import * as reports from "#app/domain/reports/policy.ts";
import * as reviews from "#app/domain/reviews/policy.ts";
import * as terms from "#app/domain/terms/policy.ts";
import { clockwork, personIn, visitor, whoMay } from "#tests/support/persons.ts";

const money: Role[] = ["finance_officer", "authority_lead"];
const officers = roles.filter((role) => personIn(role).organisationKind === "authority");
const providers = roles.filter((role) => personIn(role).organisationKind === "provider");
const commissioners: Role[] = ["commissioning_officer", "authority_lead"];
const all = (...some: readonly (readonly Role[])[]) => roles.filter((role) => some.flat().includes(role));
const parties = (own: "school" | "provider" | "authority" | "none") => ({
  authorityId: own === "authority" ? "own" : "a",
  schoolId: "elsewhere",
  commissionerId: own === "school" || own === "authority" ? "own" : "elsewhere",
  providerId: own === "provider" ? "own" : "elsewhere",
  requestedBy: "somebody",
});

type Row = [verb: string, may: (actor: Person) => boolean, who: readonly Role[]];

const table: Record<string, Row[]> = {
  organisations: [
    ["set organisations", organisations.canSetOrganisations, ["authority_lead"]],
    ["set the settings", organisations.canSetSettings, ["authority_lead"]],
  ],
  terms: [
    ["set terms", terms.canSetTerms, money],
    ["close everybody's days", (actor) => terms.canSetClosure(actor, null), money],
    [
      "close days of the own organisation",
      (actor) => terms.canSetClosure(actor, "own"),
      all(money, ["school_lead", "school_approver", "provider_manager"]),
    ],
    ["close days of another", (actor) => terms.canSetClosure(actor, "other"), money],
  ],
  pupils: [
    ["add an own pupil", (actor) => pupils.canAddPupil(actor, "own"), all(commissioners, ["school_lead"])],
    ["add another school's pupil", (actor) => pupils.canAddPupil(actor, "other"), commissioners],
    [
      "change an own pupil",
      (actor) => pupils.canChangePupil(actor, { schoolId: "own" }),
      all(commissioners, ["school_lead"]),
    ],
    [
      "change another school's pupil",
      (actor) => pupils.canChangePupil(actor, { schoolId: "other" }),
      commissioners,
    ],
    ["add any pupil", pupils.mayAddPupils, all(commissioners, ["school_lead"])],
    [
      "open the list of pupils",
      pupils.mayOpenPupils,
      roles.filter((role) => role !== "finance_officer" && !providers.includes(role)),
    ],
  ],
  budgets: [
    ["open, fill and move", budgets.canAllocate, money],
    ["see budgets", budgets.canSeeBudgets, roles.filter((role) => !providers.includes(role))],
    [
      "see the lines of the own budget",
      (actor) => budgets.canSeeLines(actor, { ownerId: "own" }),
      roles.filter((role) => !providers.includes(role)),
    ],
    ["see the lines of another's", (actor) => budgets.canSeeLines(actor, { ownerId: "other" }), money],
  ],
  reviews: [
    ["plan a school's", (actor) => reviews.canPlanReview(actor, parties("school")), ["school_lead"]],
    ["plan a stranger's", (actor) => reviews.canPlanReview(actor, parties("none")), []],
    ["hold a school's", (actor) => reviews.canHoldReview(actor, parties("school")), ["school_lead"]],
    ["hold one at the own provider", (actor) => reviews.canHoldReview(actor, parties("provider")), providers],
    ["hold a stranger's", (actor) => reviews.canHoldReview(actor, parties("none")), []],
  ],
  reports: [
    [
      "see value",
      reports.canSeeValue,
      all(officers, ["school_lead", "school_approver", "partnership_coordinator", "provider_manager"]),
    ],
    ["see the whole authority's", (actor) => reports.scopeOf(actor) === "authority", officers],
  ],
};

describe.each(Object.entries(table))("%s", (_module, rows) => {
  test.each(rows)("%s", (_verb, may, who) => {
    expect(whoMay(may)).toEqual(all(who));
  });
});

test("the authority's officers plan and hold reviews of what it commissioned itself", () => {
  const may = (role: Role) =>
    reviews.canPlanReview({ ...personIn(role), authorityId: "own" }, parties("authority"));
  expect(roles.filter(may)).toEqual(all(commissioners, ["school_lead"]));
  const elsewhere = (actor: Person) => reviews.canPlanReview(actor, parties("authority"));
  expect(whoMay(elsewhere)).toEqual([]);
});

test("days are closed for everybody by an officer, and for the own organisation by others", () => {
  expect(terms.closesFor(personIn("finance_officer"))).toBeNull();
  expect(terms.closesFor(personIn("school_lead"))).toBe("own");
});

test("a visitor may do none of it, and the clockwork what the story and the nights need", () => {
  const verbs = [
    organisations.canSetOrganisations,
    terms.canSetTerms,
    budgets.canAllocate,
    budgets.canSeeBudgets,
    pupils.mayAddPupils,
    pupils.mayOpenPupils,
    reports.canSeeValue,
  ];
  expect(verbs.map((may) => may(visitor))).toEqual(verbs.map(() => false));
  expect(verbs.map((may) => may(clockwork))).toEqual([true, true, true, true, false, false, false]);
});
