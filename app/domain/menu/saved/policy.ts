import { type Actor, isOf, type Person } from "#app/core/actor.ts";

/** Whoever looks for provision in their work may keep a search: people of schools, partnerships and the authority. */
export function canSaveSearch(actor: Actor): actor is Person {
  return actor.kind === "person" && actor.organisationKind !== "provider";
}

/** A kept search is its owner's, in the organisation it was kept in. */
export function canChangeSearch(
  actor: Actor,
  search: { userId: string; organisationId: string },
): actor is Person {
  return canSaveSearch(actor) && isOf(actor, search.organisationId) && actor.userId === search.userId;
}
