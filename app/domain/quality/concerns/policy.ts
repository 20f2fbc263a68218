/** Who reports a concern, and who follows it up. */
import { type Actor, isIn, isOfficer, type Person } from "#app/core/actor.ts";
import { canAssess } from "#app/domain/quality/policy.ts";

/** Any commissioner, and anyone who works for the authority. */
export function canRaiseConcern(actor: Actor): actor is Person {
  return isOfficer(actor) || isIn(actor, "school_lead", "school_approver", "partnership_coordinator");
}

/** Weigh, plan, link to a visit, close. */
export function canFollowUpConcern(actor: Actor): actor is Person {
  return canAssess(actor);
}
