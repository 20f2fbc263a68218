import { describe, expect, it } from "vitest";
import type { Actor, Person } from "#app/core/actor.ts";
import { organisationKinds } from "#app/core/words/organisations.ts";
import { type Role, roles, rolesOf } from "#app/core/words/people.ts";
import * as policy from "#app/domain/menu/policy.ts";

const own = "00000000-0000-7000-8000-000000000001";
const other = "00000000-0000-7000-8000-000000000002";

const person = (role: Role): Person => ({
  kind: "person",
  authorityId: own,
  userId: own,
  membershipId: own,
  name: "Somebody",
  role,
  organisationId: own,
  organisationKind: organisationKinds.find((kind) => rolesOf[kind].includes(role)) ?? "school",
  organisationName: "Somewhere",
  schoolIds: [],
  deputy: false,
});
const actors: Actor[] = [
  ...roles.map(person),
  { kind: "public", authorityId: own },
  { kind: "system", authorityId: own },
];
const nameOf = (actor: Actor) => (actor.kind === "person" ? actor.role : actor.kind);
const allowed = (may: (actor: Actor) => boolean) => actors.filter(may).map(nameOf);

describe("who may do what with an offer", () => {
  it.each<[string, (actor: Actor) => boolean, string[]]>([
    ["draft one's own", (actor) => policy.canDraftOffer(actor, own), ["provider_manager"]],
    ["draft another's", (actor) => policy.canDraftOffer(actor, other), []],
    ["manage one's own", (actor) => policy.canManageOffer(actor, { providerId: own }), ["provider_manager"]],
    ["manage another's", (actor) => policy.canManageOffer(actor, { providerId: other }), []],
    [
      "look into offers",
      policy.canSeeOffers,
      [
        "development_officer",
        "commissioning_officer",
        "finance_officer",
        "authority_lead",
        "provider_manager",
        "provider_staff",
        "provider_safeguarding_lead",
      ],
    ],
    [
      "see what was searched for in vain",
      policy.canSeeMisses,
      ["development_officer", "commissioning_officer", "finance_officer", "authority_lead"],
    ],
    [
      "see private terms",
      policy.maySeePrivateTerms,
      [...roles.filter((role) => !role.startsWith("provider")), "system"],
    ],
  ])("%s", (_, may, who) => {
    expect(allowed(may).sort()).toEqual([...who].sort());
  });
});
