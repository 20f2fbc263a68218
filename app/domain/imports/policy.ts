import { type Actor, isIn } from "#app/core/actor.ts";

/** Who brings over the authority's earlier lists: those who assure providers, and the command line. */
export const canImport = (actor: Actor): boolean =>
  actor.kind === "system" || isIn(actor, "development_officer", "authority_lead");
