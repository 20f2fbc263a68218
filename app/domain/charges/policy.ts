import { type Actor, isIn, isOf } from "#app/core/actor.ts";
import {
  canApprovePart,
  type FundingApproval,
  isApproverOf,
  type Parties,
} from "#app/domain/placements/policy.ts";

export type ChargedPlacement = { readonly schoolId: string; readonly commissionerId: string };

/** The month's statements are raised by the clockwork, or by hand by who keeps the money. */
export function canRaise(actor: Actor): boolean {
  return actor.kind === "system" || isIn(actor, "finance_officer", "authority_lead");
}

/** The school that commissioned, or the authority's finance, agrees and queries. */
export function canAgree(actor: Actor, charge: ChargedPlacement): boolean {
  if (isIn(actor, "finance_officer", "authority_lead")) return true;
  return isIn(actor, "school_lead", "school_approver") && isOf(actor, charge.commissionerId);
}

export function canQuery(actor: Actor, charge: ChargedPlacement): boolean {
  return canAgree(actor, charge);
}

/** Sees charges of its pupils beside those it commissioned, which alone it agrees and queries; may list them apart. */
export function seesOthersToo(actor: Actor): boolean {
  return isIn(actor, "school_lead", "school_approver", "partnership_coordinator");
}

export function canSettle(actor: Actor): boolean {
  return isIn(actor, "finance_officer", "authority_lead");
}

/** Who has statements to look at: who pays, who is paid, and who watches over it. */
export function seesStatements(actor: Actor): boolean {
  return isIn(
    actor,
    "finance_officer",
    "authority_lead",
    "commissioning_officer",
    "school_lead",
    "school_approver",
    "partnership_coordinator",
    "provider_manager",
  );
}

/** As a placement's own parts are approved: by who answers for the budget, and above the limit by two who did not ask. */
export function canApproveRise(
  actor: Actor,
  placement: Parties,
  { rise, needsSecond }: { rise: FundingApproval; needsSecond: boolean },
): boolean {
  return canApprovePart(actor, placement, rise, needsSecond);
}

export function canRefuseRise(actor: Actor, rise: { authorityId: string; ownerId: string }): boolean {
  return actor.authorityId === rise.authorityId && isApproverOf(actor, rise.ownerId);
}
