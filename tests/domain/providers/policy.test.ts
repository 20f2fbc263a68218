import { describe, expect, it } from "vitest";
import type { Actor, Person } from "#app/core/actor.ts";
import type { OrganisationKind } from "#app/core/words/organisations.ts";
import { type Role, roles, rolesOf } from "#app/core/words/people.ts";
import {
  canAcknowledge,
  canEditRegistration,
  canRegister,
  canSeeRegistration,
  canSeeVersions,
  canSetEvidenceKinds,
} from "#app/domain/providers/policy.ts";

const kindOf = (role: Role) =>
  (Object.keys(rolesOf) as OrganisationKind[]).find((kind) => rolesOf[kind].includes(role)) ?? "authority";

const person = (role: Role, organisationId: string): Person => ({
  kind: "person",
  authorityId: "authority",
  userId: "user",
  membershipId: "membership",
  name: "Somebody",
  role,
  organisationId,
  organisationKind: kindOf(role),
  organisationName: "Something",
  schoolIds: [],
  deputy: false,
});

const own = { organisationId: "own" };
const officers: Role[] = [
  "development_officer",
  "commissioning_officer",
  "finance_officer",
  "authority_lead",
];

describe("who may do what with a registration", () => {
  it.each(roles)("%s", (role) => {
    const [insider, outsider] = [person(role, "own"), person(role, "other")];
    const isManager = role === "provider_manager";
    const isOfficer = officers.includes(role);
    expect(canEditRegistration(insider, own)).toBe(isManager);
    expect(canEditRegistration(outsider, own)).toBe(false);
    expect(canSeeRegistration(insider, own)).toBe(
      isManager || isOfficer || role === "provider_safeguarding_lead",
    );
    expect(canSeeRegistration(outsider, own)).toBe(isOfficer);
    expect(canSetEvidenceKinds(insider)).toBe(role === "development_officer" || role === "authority_lead");
    expect(canAcknowledge(insider)).toBe(role === "development_officer" || role === "authority_lead");
    expect(canSeeVersions(insider, own)).toBe(canSeeRegistration(insider, own));
    expect(canSeeVersions(outsider, own)).toBe(isOfficer);
    expect(canRegister(insider)).toBe(false);
  });
  it("a visitor may register and nothing else", () => {
    const visitor: Actor = { kind: "public", authorityId: "authority" };
    expect(canRegister(visitor)).toBe(true);
    expect(canEditRegistration(visitor, own)).toBe(false);
    expect(canSeeRegistration(visitor, own)).toBe(false);
    expect(canSetEvidenceKinds(visitor)).toBe(false);
    expect(canAcknowledge(visitor)).toBe(false);
    expect(canSeeVersions(visitor, own)).toBe(false);
  });
});
