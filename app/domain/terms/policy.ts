import { type Actor, isIn, type Person } from "#app/core/actor.ts";

/** Terms, and days on which everybody is closed, are the authority's. */
export const canSetTerms = (actor: Actor): boolean =>
  actor.kind === "system" || isIn(actor, "finance_officer", "authority_lead");

/** A school and a provider may add closed days of their own; nothing stands for everybody. */
export function canSetClosure(actor: Actor, organisationId: string | null): boolean {
  if (canSetTerms(actor)) return true;
  if (organisationId === null || actor.kind !== "person") return false;
  const isOwn = actor.organisationId === organisationId;
  return isOwn && isIn(actor, "school_lead", "school_approver", "provider_manager");
}

/** Whose closed days somebody adds: an officer everybody's, others their own organisation's. */
export const closesFor = (person: Person): string | null =>
  person.organisationKind === "authority" ? null : person.organisationId;
