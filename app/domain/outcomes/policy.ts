import { type Actor, isIn, isOf } from "#app/core/actor.ts";

/** Who says what came of placements at all. */
export function recordsOutcomes(actor: Actor): boolean {
  return isIn(actor, "school_lead", "commissioning_officer", "authority_lead");
}

/** The lead of the pupil's school says what came of a placement; the authority's, of what it commissioned. */
export function canRecordOutcome(
  actor: Actor,
  placement: { readonly schoolId: string; readonly commissionerId: string },
): boolean {
  if (isIn(actor, "school_lead")) return isOf(actor, placement.schoolId);
  return isIn(actor, "commissioning_officer", "authority_lead") && isOf(actor, placement.commissionerId);
}
