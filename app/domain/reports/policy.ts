import { type Actor, isIn, isOfficer } from "#app/core/actor.ts";

/** Officers see value of everything, schools and partnerships of their pupils' placements, a manager of its own. */
export function canSeeValue(actor: Actor): boolean {
  return (
    isOfficer(actor) ||
    isIn(actor, "school_lead", "school_approver", "partnership_coordinator", "provider_manager")
  );
}

/** Whose placements the figures are of, for the words above them. */
export function scopeOf(actor: Actor): "authority" | "own" {
  return isOfficer(actor) ? "authority" : "own";
}
