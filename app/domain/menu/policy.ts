/** Who may do what with an offer. */
import { type Actor, isIn, isOf, isOfficer } from "#app/core/actor.ts";

type Own = { readonly providerId: string };

export function canDraftOffer(actor: Actor, providerId: string): boolean {
  return isIn(actor, "provider_manager") && isOf(actor, providerId);
}

/** Details, price, places, publication and withdrawal. */
export function canManageOffer(actor: Actor, offer: Own): boolean {
  return isIn(actor, "provider_manager") && isOf(actor, offer.providerId);
}

/** The provider's own pages of its offers; officers look. */
export function canSeeOffers(actor: Actor): boolean {
  return actor.kind === "person" && (actor.organisationKind === "provider" || isOfficer(actor));
}

/**
 * Prices marked private and masked addresses are for those who commission, and for the provider whose offer it
 * is: another provider is a rival, and anybody may register as one.
 */
export function maySeePrivateTerms(actor: Actor, offer?: Own): boolean {
  if (actor.kind !== "person") return actor.kind === "system";
  return actor.organisationKind !== "provider" || (offer !== undefined && isOf(actor, offer.providerId));
}

/** What was looked for in vain, for judging whether there is enough provision. */
export function canSeeMisses(actor: Actor): boolean {
  return isOfficer(actor);
}
