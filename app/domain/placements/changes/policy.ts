import type { Actor } from "#app/core/actor.ts";
import {
  canAnswer,
  canApprovePart,
  type FundingApproval,
  isCommissioner,
  type Parties,
} from "#app/domain/placements/policy.ts";

/** Who commissioned a placement asks for its change, and takes it back. */
export function canAskForChange(actor: Actor, placement: Parties): boolean {
  return isCommissioner(actor, placement);
}

export function canCancelChange(actor: Actor, placement: Parties): boolean {
  return isCommissioner(actor, placement);
}

/** The provider's manager answers it, as any request. */
export function canAnswerChange(actor: Actor, placement: Parties): boolean {
  return canAnswer(actor, placement);
}

/** As a placement's own parts are approved; who asked for the change gives no approval above the limit. */
export function canApproveChangePart(
  actor: Actor,
  placement: Parties,
  change: { askedBy: string; part: FundingApproval; needsSecond: boolean },
): boolean {
  const asked = { ...placement, requestedBy: change.askedBy };
  return canApprovePart(actor, asked, change.part, change.needsSecond);
}
