/** Notes are the officers' own paper. */
import { type Actor, isIn, isOfficer, type Person } from "#app/core/actor.ts";

/** Those who speak with providers. */
export function canNote(actor: Actor): actor is Person {
  return isIn(actor, "development_officer", "commissioning_officer", "authority_lead");
}

export function canSeeNotes(actor: Actor): boolean {
  return actor.kind === "system" || isOfficer(actor);
}
