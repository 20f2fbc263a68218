import type { OrganisationKind } from "#app/core/words/organisations.ts";
import type { Role } from "#app/core/words/people.ts";

/** A person acting in one role of one organisation. */
export type Person = {
  kind: "person";
  authorityId: string;
  userId: string;
  membershipId: string;
  name: string;
  role: Role;
  organisationId: string;
  organisationKind: OrganisationKind;
  organisationName: string;
  /** Schools whose pupils this person answers for: the own one, or a partnership's members today. */
  schoolIds: readonly string[];
  /** The approver this person deputises for today, if any. */
  deputy: boolean;
};

/** The authority's own clockwork: jobs, the story. */
export type System = { kind: "system"; authorityId: string };

/** A visitor who has not signed in. */
export type Public = {
  kind: "public";
  authorityId: string;
  /** Whose portal it is, where that is known already. */
  authorityName?: string;
};

export type Actor = Person | System | Public;

/** Who does it and when; the first argument of everything that is a whole act. */
export type Act = { actor: Actor; now: Date };

/** An act of a person, for commands that nobody else may call. */
export type PersonAct = { actor: Person; now: Date };

/** True when the actor is a person in one of these roles. */
export function isIn<R extends Role>(actor: Actor, ...roles: readonly R[]): actor is Person & { role: R } {
  return actor.kind === "person" && roles.some((role) => role === actor.role);
}

/** True when the actor is a person of this very organisation. */
export function isOf(actor: Actor, organisationId: string | null | undefined): actor is Person {
  return actor.kind === "person" && actor.organisationId === organisationId;
}

/** True for everyone who works for the authority. */
export function isOfficer(actor: Actor): actor is Person & { organisationKind: "authority" } {
  return actor.kind === "person" && actor.organisationKind === "authority";
}
