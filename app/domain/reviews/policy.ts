import type { Actor } from "#app/core/actor.ts";
import { isCommissioner, type Parties, worksForProvider } from "#app/domain/placements/policy.ts";

/** Reviews are planned by who commissioned the placement. */
export const canPlanReview = (actor: Actor, placement: Parties): boolean => isCommissioner(actor, placement);

/** A review is written down by either side: the school or officer who commissioned, or the provider's people. */
export const canHoldReview = (actor: Actor, placement: Parties): boolean =>
  isCommissioner(actor, placement) || worksForProvider(actor, placement);
