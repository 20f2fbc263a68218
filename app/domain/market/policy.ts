/** The market place is the AP development officer's; anybody may say that they would like to provide here. */
import { type Actor, isIn, type Person } from "#app/core/actor.ts";

export function canRunMarket(actor: Actor): actor is Person {
  return isIn(actor, "development_officer", "authority_lead");
}

/** A provider that is here already says that it could fill a published gap. */
export function canAnswerGap(actor: Actor): actor is Person {
  return isIn(actor, "provider_manager");
}

/** The form is for those who are not here yet; who is here answers a gap. */
export const canRegisterInterest = (actor: Actor): boolean =>
  actor.kind === "public" || canRunMarket(actor) || canAnswerGap(actor);
