import { type Actor, isIn, isOf, isOfficer, type Person } from "#app/core/actor.ts";

/** A partnership's coordinator keeps its local menu. */
export function canKeepLocalMenu(actor: Actor, partnershipId: string): actor is Person {
  return isIn(actor, "partnership_coordinator") && isOf(actor, partnershipId);
}

/** Its own people, its schools' and officers read it; which schools those are is asked of the database. */
export function mayReadLocalMenus(actor: Actor): boolean {
  return actor.kind === "person" && (actor.organisationKind !== "provider" || isOfficer(actor));
}
