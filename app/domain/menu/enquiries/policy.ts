/** Enquiries name nobody: whoever may commission may ask, and a provider's manager answers for it. */
import { type Actor, isIn, isOf, isOfficer, type Person } from "#app/core/actor.ts";

export function canEnquire(actor: Actor): actor is Person {
  return isIn(actor, "school_lead", "commissioning_officer", "authority_lead");
}

export function canCloseEnquiry(actor: Actor, enquiry: { organisationId: string }): actor is Person {
  return canEnquire(actor) && isOf(actor, enquiry.organisationId);
}

export function canAnswerEnquiry(actor: Actor, asked: { providerId: string }): actor is Person {
  return isIn(actor, "provider_manager") && isOf(actor, asked.providerId);
}

/** Who answers and who never does is for officers to see. */
export const canSeeAnswering = (actor: Actor): boolean => actor.kind === "system" || isOfficer(actor);
