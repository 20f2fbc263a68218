import { type Actor, isIn, isOf } from "#app/core/actor.ts";
import type { StartCheck } from "#app/core/words/placements.ts";

/** What a decision about a placement looks at. */
export type Parties = {
  readonly authorityId: string;
  readonly schoolId: string;
  readonly commissionerId: string;
  readonly providerId: string;
  readonly requestedBy: string;
};

/** One budget holder's share, with who has approved it so far. */
export type FundingApproval = {
  readonly ownerId: string;
  readonly approvedBy: string | null;
  readonly secondedBy: string | null;
};

/** A school commissions for its own pupils; the commissioning officer and the lead for any of the authority's. */
export function canRequestFor(actor: Actor, pupil: { authorityId: string; schoolId: string }): boolean {
  if (actor.authorityId !== pupil.authorityId) return false;
  if (isIn(actor, "school_lead")) return isOf(actor, pupil.schoolId);
  return isCommissioningOfficer(actor);
}

/** Who may begin a request at all, before a pupil is named. */
export function canRequest(actor: Actor): boolean {
  return isIn(actor, "school_lead") || isCommissioningOfficer(actor);
}

/** A request that was begun and not sent belongs to the organisation that began it. */
export function canDiscardRequest(
  actor: Actor,
  draft: { authorityId: string; organisationId: string },
): boolean {
  return canRequest(actor) && actor.authorityId === draft.authorityId && isOf(actor, draft.organisationId);
}

/** The people who act for whoever commissions: the school's lead, or the authority's officers for it. */
export function isCommissioner(actor: Actor, placement: Parties): boolean {
  if (actor.authorityId !== placement.authorityId) return false;
  if (isIn(actor, "school_lead")) return isOf(actor, placement.commissionerId);
  return isCommissioningOfficer(actor) && placement.commissionerId === placement.authorityId;
}

export function canAnswer(actor: Actor, placement: Parties): boolean {
  return isIn(actor, "provider_manager") && isOf(actor, placement.providerId);
}

/**
 * Whether this person may give the next approval of a budget holder's part. Where a second is needed it may
 * come from the same organisation or from the authority, never from the first approver, and who asked for
 * the placement gives neither.
 */
export function canApprovePart(
  actor: Actor,
  placement: Parties,
  part: FundingApproval,
  needsSecond: boolean,
): boolean {
  if (actor.authorityId !== placement.authorityId || actor.kind !== "person") return false;
  if (needsSecond && actor.userId === placement.requestedBy) return false;
  if (part.approvedBy === null) return isApproverOf(actor, part.ownerId);
  if (!needsSecond || part.secondedBy !== null || actor.userId === part.approvedBy) return false;
  return isApproverOf(actor, part.ownerId) || isCommissioningOfficer(actor);
}

/** Who answers for an organisation's money: a school's approver or deputy, a coordinator, the authority's officers. */
export function isApproverOf(actor: Actor, ownerId: string): boolean {
  if (actor.kind !== "person" || actor.organisationId !== ownerId) return false;
  if (actor.role === "school_lead") return actor.deputy;
  return isIn(actor, "school_approver", "partnership_coordinator") || isCommissioningOfficer(actor);
}

/** Whether this person has already approved the part, as the first or the second. */
export function hasApproved(actor: Actor, part: FundingApproval): boolean {
  return actor.kind === "person" && [part.approvedBy, part.secondedBy].includes(actor.userId);
}

/** Whether a part has every approval it needs. */
export function isApproved(part: FundingApproval, needsSecond: boolean): boolean {
  return part.approvedBy !== null && (!needsSecond || part.secondedBy !== null);
}

type Giver = "commissioner" | "provider" | "provider_lead" | "either";

/** Whose word each thing is that must be there before a start. */
export const givers: Readonly<Record<StartCheck, Giver>> = {
  safeguarding_confirmation: "provider_lead",
  contacts: "commissioner",
  information_pack: "commissioner",
  pack_read: "provider",
  risk_assessment: "either",
  parents_informed: "commissioner",
  objectives: "commissioner",
  first_review: "commissioner",
  agreement_commissioner: "commissioner",
  agreement_provider: "provider_lead",
};

export function canGiveCheck(actor: Actor, placement: Parties, kind: StartCheck): boolean {
  const giver = givers[kind];
  if (giver === "commissioner") return isCommissioner(actor, placement);
  if (giver === "provider") return worksForProvider(actor, placement);
  if (giver === "either") return isCommissioner(actor, placement) || worksForProvider(actor, placement);
  if (!isOf(actor, placement.providerId)) return false;
  return kind === "safeguarding_confirmation"
    ? isIn(actor, "provider_safeguarding_lead", "provider_manager")
    : isIn(actor, "provider_manager");
}

export function worksForProvider(actor: Actor, placement: Parties): boolean {
  return (
    isOf(actor, placement.providerId) &&
    isIn(actor, "provider_manager", "provider_staff", "provider_safeguarding_lead")
  );
}

/** Who pays and from what is between the commissioning side and the authority; a provider sees its price. */
export function seesFunding(actor: Actor): boolean {
  return actor.kind === "system" || (actor.kind === "person" && actor.organisationKind !== "provider");
}

/** What is left in a budget is shown to its owner, to officers, and to a school of the partnership that owns it. */
export function seesAvailable(actor: Actor, ownerId: string): boolean {
  if (actor.kind !== "person") return actor.kind === "system";
  if (actor.organisationKind === "authority" || actor.organisationId === ownerId) return true;
  return actor.organisationKind === "school" && ownerId !== actor.authorityId;
}

/** What the finance officer is not shown: placements by reference, never the child or what is said of it. */
export function seesTheChild(actor: Actor): boolean {
  return actor.kind === "system" || (actor.kind === "person" && actor.role !== "finance_officer");
}

function isCommissioningOfficer(actor: Actor): boolean {
  return isIn(actor, "commissioning_officer", "authority_lead");
}
