import type { PersonAct } from "#app/core/actor.ts";
import type { FundingApproval } from "#app/domain/placements/policy.ts";

/** The approval that this person gives of a budget holder's part: the first, or after it the second. */
export function nextApproval({ actor, now }: PersonAct, part: FundingApproval) {
  return part.approvedBy === null
    ? { approvedBy: actor.userId, approvedAt: now }
    : { secondedBy: actor.userId, secondedAt: now };
}
