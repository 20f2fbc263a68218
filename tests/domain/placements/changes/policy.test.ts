import { describe, expect, it } from "vitest";
import type { Person } from "#app/core/actor.ts";
import { allows } from "#app/core/lifecycle.ts";
import { type Role, roles } from "#app/core/words/people.ts";
import { changeStatuses } from "#app/core/words/placements.ts";
import { changeLifecycle } from "#app/domain/placements/changes/lifecycle.ts";
import {
  canAnswerChange,
  canApproveChangePart,
  canAskForChange,
  canCancelChange,
} from "#app/domain/placements/changes/policy.ts";
import type { FundingApproval } from "#app/domain/placements/policy.ts";
import { clockwork, visitor, whoMay } from "#tests/support/persons.ts";

const verbs = Object.keys(changeLifecycle) as (keyof typeof changeLifecycle)[];

describe("the life of a change of a placement", () => {
  it.each([
    ["asked", ["accept", "decline", "cancel"]],
    ["accepted", ["approve", "cancel"]],
    ["approved", []],
    ["declined", []],
    ["cancelled", []],
  ] as const)("when it is %s it may %j and nothing else", (status, may) => {
    expect(verbs.filter((verb) => allows(changeLifecycle, verb, status))).toEqual([...may]);
  });

  it("knows every state there is", () => {
    const reached = new Set<string>(["asked", ...verbs.map((verb) => changeLifecycle[verb].to)]);
    expect([...reached].sort()).toEqual([...changeStatuses].sort());
  });
});

const parties = (of: "school" | "authority" | "provider" | "none") => ({
  authorityId: of === "authority" ? "own" : "a",
  schoolId: "elsewhere",
  commissionerId: of === "school" || of === "authority" ? "own" : "elsewhere",
  providerId: of === "provider" ? "own" : "elsewhere",
  requestedBy: "somebody",
});
/** The authority's own people: its organisation and itself have one id. */
const officerOf = (actor: Person): Person => ({ ...actor, authorityId: "own" });
const part: FundingApproval = { ownerId: "own", approvedBy: null, secondedBy: null };
const approving =
  (of: Partial<FundingApproval>, { needsSecond = false, askedBy = "somebody" } = {}) =>
  (actor: Person) =>
    canApproveChangePart(actor, parties("none"), { askedBy, needsSecond, part: { ...part, ...of } });

const commissioners: Role[] = ["commissioning_officer", "authority_lead"];
const holders: Role[] = ["school_approver", "partnership_coordinator"];
const inOrder = (some: readonly Role[]) => roles.filter((role) => some.includes(role));

type Row = [verb: string, may: (actor: Person) => boolean, who: readonly Role[]];
const table: Row[] = [
  ["ask for one of the own school's", (actor) => canAskForChange(actor, parties("school")), ["school_lead"]],
  [
    "ask for one of the authority's",
    (actor) => canAskForChange(officerOf(actor), parties("authority")),
    [...commissioners, "school_lead"],
  ],
  ["ask for a stranger's", (actor) => canAskForChange(actor, parties("none")), []],
  ["cancel one of the own school's", (actor) => canCancelChange(actor, parties("school")), ["school_lead"]],
  ["cancel a stranger's", (actor) => canCancelChange(actor, parties("none")), []],
  [
    "answer one at the own provider",
    (actor) => canAnswerChange(actor, parties("provider")),
    ["provider_manager"],
  ],
  ["answer a stranger's", (actor) => canAnswerChange(actor, parties("none")), []],
  ["approve the own part", approving({}), [...holders, ...commissioners]],
  ["approve another's part", approving({ ownerId: "elsewhere" }), []],
  [
    "approve what they asked for themselves, above the limit",
    approving({}, { needsSecond: true, askedBy: "u" }),
    [],
  ],
  [
    "second the own part",
    approving({ approvedBy: "first" }, { needsSecond: true }),
    [...holders, ...commissioners],
  ],
  [
    "second another's part",
    approving({ ownerId: "elsewhere", approvedBy: "first" }, { needsSecond: true }),
    commissioners,
  ],
  ["second what they approved themselves", approving({ approvedBy: "u" }, { needsSecond: true }), []],
  ["approve again where one is enough", approving({ approvedBy: "first" }), []],
];

describe("who may do what with a change of a placement", () => {
  it.each(table)("%s", (_, may, who) => {
    expect(whoMay(may)).toEqual(inOrder(who));
  });

  it("is nobody from nowhere, and not the clockwork", () => {
    for (const actor of [visitor, clockwork]) {
      expect(canAskForChange(actor, parties("school"))).toBe(false);
      expect(canAnswerChange(actor, parties("provider"))).toBe(false);
      expect(canApproveChangePart(actor, parties("none"), { askedBy: "x", part, needsSecond: false })).toBe(
        false,
      );
    }
  });
});
