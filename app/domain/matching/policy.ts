import { type Actor, isIn, isOfficer } from "#app/core/actor.ts";

/** How offers are put in order is no secret: whoever commissions or looks after the menu may read it. */
export const canReadRules = (actor: Actor): boolean =>
  isOfficer(actor) || isIn(actor, "school_lead", "school_approver", "partnership_coordinator");

export const canSetWeights = (actor: Actor): boolean =>
  actor.kind === "system" || isIn(actor, "authority_lead");
