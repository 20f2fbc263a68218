import { type Actor, isIn, isOf } from "#app/core/actor.ts";

/** The people of the provider that runs the session keep its register. */
export function canMark(actor: Actor, placement: { readonly providerId: string }): boolean {
  return (
    isIn(actor, "provider_manager", "provider_staff", "provider_safeguarding_lead") &&
    isOf(actor, placement.providerId)
  );
}

/** The pupil's school says ahead that the pupil will be away; the authority for what it commissioned itself. */
export function canNotifyAbsence(
  actor: Actor,
  placement: { readonly schoolId: string; readonly commissionerId: string },
): boolean {
  if (isIn(actor, "school_lead", "school_approver")) return isOf(actor, placement.schoolId);
  return (
    isIn(actor, "commissioning_officer", "authority_lead") &&
    actor.organisationId === placement.commissionerId
  );
}

/** Whose registers page lists registers to keep; everybody else who sees pupils is told where they are. */
export function keepsRegisters(actor: Actor): boolean {
  return isIn(actor, "provider_manager", "provider_staff", "provider_safeguarding_lead");
}
