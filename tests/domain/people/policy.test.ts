import { describe, expect, it } from "vitest";
import type { Person } from "#app/core/actor.ts";
import type { OrganisationKind } from "#app/core/words/organisations.ts";
import { type Role, roles, rolesOf } from "#app/core/words/people.ts";
import * as policy from "#app/domain/people/policy.ts";

const kindOf = (role: Role) =>
  (Object.keys(rolesOf) as OrganisationKind[]).find((kind) => rolesOf[kind].includes(role)) ?? "school";

const person = (role: Role): Person => ({
  kind: "person",
  authorityId: "a",
  userId: "u",
  membershipId: "m",
  name: "n",
  role,
  organisationId: "own",
  organisationKind: kindOf(role),
  organisationName: "o",
  schoolIds: [],
  deputy: false,
});

const who = (may: (actor: Person) => boolean) => roles.filter((role) => may(person(role)));

describe("who may do what with people", () => {
  it("is one role in each organisation, and the lead where nobody can", () => {
    const own = (hasInviter: boolean) => (actor: Person) =>
      policy.canInvite(actor, { id: "own", kind: actor.organisationKind }, hasInviter);
    const other = (hasInviter: boolean) => (actor: Person) =>
      policy.canInvite(actor, { id: "other", kind: "school" }, hasInviter);
    expect(who(own(true))).toEqual(["authority_lead", "school_approver", "provider_manager"]);
    expect(who(own(false))).toEqual(["authority_lead", "school_approver", "provider_manager"]);
    expect(who(other(true))).toEqual([]);
    expect(who(other(false))).toEqual(["authority_lead"]);
    expect(who(policy.canSeePeople)).toEqual(["authority_lead", "school_approver", "provider_manager"]);
    expect(who(policy.canNameDeputy)).toEqual(["school_approver"]);
  });

  it("keeps mails to officers, and those with a way in to the lead", () => {
    expect(who(policy.canReadMails)).toEqual(rolesOf.authority);
    expect(who(policy.canReadInvitationMails)).toEqual(["authority_lead"]);
    const visitor = { kind: "public", authorityId: "a" } as const;
    expect([policy.canReadMails(visitor), policy.canSeePeople(visitor)]).toEqual([false, false]);
    expect(policy.canInvite(visitor, { id: "own", kind: "school" }, false)).toBe(false);
  });
});
