import { type Actor, isIn, isOf, type Person } from "#app/core/actor.ts";
import type { OrganisationKind } from "#app/core/words/organisations.ts";
import { type Role, rolesOf } from "#app/core/words/people.ts";

/** Who invites and removes people in each kind of organisation; a partnership leaves it to the authority. */
export const inviterRoles: Record<OrganisationKind, Role | undefined> = {
  authority: "authority_lead",
  school: "school_approver",
  partnership: undefined,
  provider: "provider_manager",
};

type Employer = { id: string; kind: OrganisationKind };

/** Shows somebody the page of their organisation's people. */
export const canSeePeople = (actor: Actor): boolean =>
  actor.kind === "person" && actor.role === inviterRoles[actor.organisationKind];

/**
 * The inviting role of the organisation itself; and the authority's lead where nobody there can, which is how
 * the first person of an organisation comes in.
 */
export function canInvite(actor: Actor, employer: Employer, hasInviter: boolean): boolean {
  if (actor.kind === "system") return true;
  if (isOf(actor, employer.id)) return actor.role === inviterRoles[employer.kind];
  return isIn(actor, "authority_lead") && !hasInviter;
}

export const canRemove = canInvite;

export const isRoleOf = (role: Role, kind: OrganisationKind): boolean => rolesOf[kind].includes(role);

/** An approver names who stands in for them; nobody else does it for them. */
export const canNameDeputy = (actor: Actor): boolean => isIn(actor, "school_approver");

/** The officers who visit may read their visits from another calendar. */
export const canHaveFeed = (actor: Actor): actor is Person =>
  isIn(actor, "development_officer", "authority_lead");

/** Officers read what the portal has written; invitations open doors, so only the lead reads those. */
export const canReadMails = (actor: Actor): boolean =>
  actor.kind === "person" && actor.organisationKind === "authority";
export const canReadInvitationMails = (actor: Actor): boolean => isIn(actor, "authority_lead");
