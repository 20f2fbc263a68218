import { type Actor, isIn } from "#app/core/actor.ts";

/** Schools, partnerships and who belongs to them are the authority lead's to set. */
export const canSetOrganisations = (actor: Actor): boolean =>
  actor.kind === "system" || isIn(actor, "authority_lead");

/** What this authority has decided otherwise than the usual. */
export const canSetSettings = canSetOrganisations;
