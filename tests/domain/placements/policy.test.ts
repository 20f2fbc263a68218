import { describe, expect, it } from "vitest";
import type { Person } from "#app/core/actor.ts";
import type { OrganisationKind } from "#app/core/words/organisations.ts";
import { type Role, roles, rolesOf } from "#app/core/words/people.ts";
import { startChecks } from "#app/core/words/placements.ts";
import {
  canAnswer,
  canApprovePart,
  canDiscardRequest,
  canGiveCheck,
  canRequest,
  canRequestFor,
  givers,
  isApproverOf,
  isCommissioner,
  type Parties,
  seesAvailable,
  seesFunding,
  seesTheChild,
  worksForProvider,
} from "#app/domain/placements/policy.ts";
import { canHoldReview, canPlanReview } from "#app/domain/reviews/policy.ts";

const authorityId = "authority";
const own: Record<OrganisationKind, string> = {
  authority: authorityId,
  school: "school",
  partnership: "partnership",
  provider: "provider",
};

function kindOf(role: Role): OrganisationKind {
  const kinds = Object.keys(rolesOf) as OrganisationKind[];
  return kinds.find((kind) => rolesOf[kind].includes(role)) ?? "school";
}

/** Somebody in the role, of the placement's own organisation, of another one, or of another authority. */
function person(role: Role, where: "own" | "other" | "elsewhere", change: Partial<Person> = {}): Person {
  const kind = kindOf(role);
  const organisationId = where === "own" ? own[kind] : `another ${kind}`;
  return {
    kind: "person",
    authorityId: where === "elsewhere" ? "another authority" : authorityId,
    userId: `user ${role} ${where}`,
    membershipId: "membership",
    name: role,
    role,
    organisationId: kind === "authority" && where !== "elsewhere" ? authorityId : organisationId,
    organisationKind: kind,
    organisationName: kind,
    schoolIds: [],
    deputy: false,
    ...change,
  };
}

const bySchool: Parties = {
  authorityId,
  schoolId: "school",
  commissionerId: "school",
  providerId: "provider",
  requestedBy: "user school_lead own",
};
const byAuthority: Parties = { ...bySchool, commissionerId: authorityId };
const part = (ownerId: string, approvedBy: string | null = null, secondedBy: string | null = null) => ({
  ownerId,
  approvedBy,
  secondedBy,
});

type Verb = { name: string; may: (actor: Person) => boolean; own: readonly Role[]; other: readonly Role[] };

const officers = ["commissioning_officer", "authority_lead"] as const;
/** Roles that may do it in an own organisation, and those that may from another (officers' authority is the same). */
const verbs: readonly Verb[] = [
  {
    name: "begin a request",
    may: canRequest,
    own: ["school_lead", ...officers],
    other: ["school_lead", ...officers],
  },
  {
    name: "request for this pupil",
    may: (actor) => canRequestFor(actor, bySchool),
    own: ["school_lead", ...officers],
    other: [...officers],
  },
  {
    name: "discard a request that a school began",
    may: (actor) => canDiscardRequest(actor, { authorityId, organisationId: "school" }),
    own: ["school_lead"],
    other: [],
  },
  {
    name: "discard a request that the authority began",
    may: (actor) => canDiscardRequest(actor, { authorityId, organisationId: authorityId }),
    own: [...officers],
    other: [...officers],
  },
  { name: "answer", may: (actor) => canAnswer(actor, bySchool), own: ["provider_manager"], other: [] },
  {
    name: "act for a school that commissions",
    may: (actor) => isCommissioner(actor, bySchool),
    own: ["school_lead"],
    other: [],
  },
  {
    name: "act for an authority that commissions",
    may: (actor) => isCommissioner(actor, byAuthority),
    own: [...officers],
    other: [...officers],
  },
  {
    name: "approve the school's part",
    may: (actor) => canApprovePart(actor, bySchool, part("school"), false),
    own: ["school_approver"],
    other: [],
  },
  {
    name: "approve the partnership's part",
    may: (actor) => canApprovePart(actor, bySchool, part("partnership"), false),
    own: ["partnership_coordinator"],
    other: [],
  },
  {
    name: "approve the authority's part",
    may: (actor) => canApprovePart(actor, bySchool, part(authorityId), false),
    own: [...officers],
    other: [...officers],
  },
  {
    name: "second the school's part",
    may: (actor) => canApprovePart(actor, bySchool, part("school", "somebody else"), true),
    own: ["school_approver", ...officers],
    other: [...officers],
  },
  {
    name: "plan a review",
    may: (actor) => canPlanReview(actor, bySchool),
    own: ["school_lead"],
    other: [],
  },
  {
    name: "hold a review",
    may: (actor) => canHoldReview(actor, bySchool),
    own: ["school_lead", "provider_manager", "provider_staff", "provider_safeguarding_lead"],
    other: [],
  },
  {
    name: "see who pays",
    may: seesFunding,
    own: roles.filter((role) => kindOf(role) !== "provider"),
    other: roles.filter((role) => kindOf(role) !== "provider"),
  },
  {
    name: "see the child",
    may: seesTheChild,
    own: roles.filter((role) => role !== "finance_officer"),
    other: roles.filter((role) => role !== "finance_officer"),
  },
];

describe("who may do what with a placement", () => {
  it.each(verbs)("$name: exactly these roles, own and other", (verb) => {
    expect(roles.filter((role) => verb.may(person(role, "own")))).toEqual(
      roles.filter((role) => verb.own.includes(role)),
    );
    expect(roles.filter((role) => verb.may(person(role, "other")))).toEqual(
      roles.filter((role) => verb.other.includes(role)),
    );
  });

  it("nobody of another authority does anything with it", () => {
    const fromElsewhere = (actor: Person) => [
      canRequestFor(actor, bySchool),
      canDiscardRequest(actor, { authorityId, organisationId: actor.organisationId }),
      canAnswer(actor, bySchool),
      isCommissioner(actor, bySchool),
      isCommissioner(actor, byAuthority),
      canApprovePart(actor, bySchool, part(authorityId), false),
      canApprovePart(actor, bySchool, part("school", "somebody"), true),
    ];
    for (const role of roles) expect(fromElsewhere(person(role, "elsewhere"))).not.toContain(true);
  });

  it("each of the ten things before a start is given by its own side only", () => {
    const given: Record<string, readonly Role[]> = {
      commissioner: ["school_lead"],
      provider: ["provider_manager", "provider_staff", "provider_safeguarding_lead"],
      either: ["school_lead", "provider_manager", "provider_staff", "provider_safeguarding_lead"],
    };
    for (const kind of startChecks) {
      const expected =
        kind === "safeguarding_confirmation"
          ? ["provider_manager", "provider_safeguarding_lead"]
          : kind === "agreement_provider"
            ? ["provider_manager"]
            : (given[givers[kind]] ?? []);
      const may = (where: "own" | "other") =>
        roles.filter((role) => canGiveCheck(person(role, where), bySchool, kind));
      expect([kind, may("own")]).toEqual([kind, expected]);
      expect([kind, may("other")]).toEqual([kind, []]);
    }
  });
});

describe("approving by two", () => {
  const approver = person("school_approver", "own");
  const asker = { ...bySchool, requestedBy: approver.userId };

  it("is not for who asked, neither first nor second", () => {
    expect(canApprovePart(approver, asker, part("school"), true)).toBe(false);
    expect(canApprovePart(approver, asker, part("school", "other"), true)).toBe(false);
    expect(canApprovePart(approver, asker, part("school"), false)).toBe(true);
  });

  it("is not for the same person twice, nor a third time", () => {
    expect(canApprovePart(approver, bySchool, part("school", approver.userId), true)).toBe(false);
    expect(canApprovePart(approver, bySchool, part("school", "a", "b"), true)).toBe(false);
  });

  it("lets a deputy approve for the school, on the days they deputise", () => {
    expect(isApproverOf(person("school_lead", "own", { deputy: true }), "school")).toBe(true);
    expect(isApproverOf(person("school_lead", "own"), "school")).toBe(false);
    expect(isApproverOf(person("school_lead", "other", { deputy: true }), "school")).toBe(false);
  });

  it("shows what is left in a budget to its owner, its partnership's schools and officers", () => {
    expect(seesAvailable(person("school_lead", "own"), "partnership")).toBe(true);
    expect(seesAvailable(person("school_lead", "own"), authorityId)).toBe(false);
    expect(seesAvailable(person("partnership_coordinator", "own"), "school")).toBe(false);
    expect(seesAvailable(person("finance_officer", "own"), "school")).toBe(true);
    expect(worksForProvider(person("provider_staff", "other"), bySchool)).toBe(false);
  });
});
