/** Who may do what with a provider's registration and evidence. */
import { type Actor, isIn, isOf, isOfficer } from "#app/core/actor.ts";

type Own = { readonly organisationId: string };

/** Anyone who has not signed in may put an organisation forward; the story does so as the system. */
export function canRegister(actor: Actor): boolean {
  return actor.kind !== "person";
}

/** Details, sites, people in charge, declarations, evidence and submission. */
export function canEditRegistration(actor: Actor, provider: Own): boolean {
  return isIn(actor, "provider_manager") && isOf(actor, provider.organisationId);
}

/** The registration's pages and the documents in it: the manager, the safeguarding lead who may look, and officers. */
export function canSeeRegistration(actor: Actor, provider: Own): boolean {
  if (actor.kind === "system" || isOfficer(actor)) return true;
  return (
    isIn(actor, "provider_manager", "provider_safeguarding_lead") && isOf(actor, provider.organisationId)
  );
}

export function canSetEvidenceKinds(actor: Actor): boolean {
  return actor.kind === "system" || isIn(actor, "development_officer", "authority_lead");
}

/** Acknowledges or returns what a provider has changed since its approval. */
export function canAcknowledge(actor: Actor): boolean {
  return actor.kind === "system" || isIn(actor, "development_officer", "authority_lead");
}

/** Every version of what a provider says of itself, and the changes that wait: whoever may look into it. */
export const canSeeVersions = canSeeRegistration;
