/** The market place is the AP development officer's; anybody may say that they would like to provide here. */
import { type Actor, isIn, type Person } from "#app/core/actor.ts";

export function canRunMarket(actor: Actor): actor is Person {
  return isIn(actor, "development_officer", "authority_lead");
}

/** Who has an organisation on the portal is here already; the form is for those who are not. */
export const canRegisterInterest = (actor: Actor): boolean => actor.kind === "public" || canRunMarket(actor);
