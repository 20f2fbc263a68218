/** People as values, for tables of who may do what; nothing of them is in a database. */
import type { Person } from "#app/core/actor.ts";
import type { OrganisationKind } from "#app/core/words/organisations.ts";
import { type Role, roles, rolesOf } from "#app/core/words/people.ts";

const kindOf = (role: Role): OrganisationKind =>
  (Object.keys(rolesOf) as OrganisationKind[]).find((kind) => rolesOf[kind].includes(role)) ?? "school";

/** A person in a role of the organisation called "own". */
export const personIn = (role: Role): Person => ({
  kind: "person",
  authorityId: "a",
  userId: "u",
  membershipId: "m",
  name: "n",
  role,
  organisationId: "own",
  organisationKind: kindOf(role),
  organisationName: "o",
  schoolIds: kindOf(role) === "school" ? ["own"] : [],
  deputy: false,
});

/** The roles that may, in the order in which roles are listed. */
export const whoMay = (may: (actor: Person) => boolean): Role[] =>
  roles.filter((role) => may(personIn(role)));

export const visitor = { kind: "public", authorityId: "a" } as const;
export const clockwork = { kind: "system", authorityId: "a" } as const;
