/** Who may look at the registration watch, answer it and set its rules. */
import { type Actor, isIn, isOfficer } from "#app/core/actor.ts";

/** Every officer; the finance officer sees placements by reference and no child's name. */
export const canSeeWatch = (actor: Actor): boolean => actor.kind === "system" || isOfficer(actor);

export const canAnswerWatch = (actor: Actor): boolean => isIn(actor, "development_officer", "authority_lead");

export const canSetWatchRules = (actor: Actor): boolean =>
  actor.kind === "system" || isIn(actor, "development_officer", "authority_lead");

/** Whether a pupil's name and plan may stand beside the hours. */
export const seesPupils = (actor: Actor): boolean =>
  actor.kind === "system" || isIn(actor, "development_officer", "commissioning_officer", "authority_lead");
