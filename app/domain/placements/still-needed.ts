import type { Actor } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { type FundingApproval, isApproved, isApproverOf } from "#app/domain/placements/policy.ts";

/** Refuses (conflict) one of those who answer for a budget when another of them has approved its part meanwhile. */
export function ensureStillNeeded(
  actor: Actor,
  part: FundingApproval & { ownerId: string },
  needsSecond: boolean,
): void {
  if (isApproved(part, needsSecond) && isApproverOf(actor, part.ownerId))
    refuse("conflict", "Somebody else has approved this part meanwhile: nothing more is needed from you");
}
