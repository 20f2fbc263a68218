import { type Actor, isIn, isOf } from "#app/core/actor.ts";

/** A school's lead adds its own pupils; the commissioning officer and the lead those the authority places. */
export function canAddPupil(actor: Actor, schoolId: string): boolean {
  if (isIn(actor, "school_lead")) return isOf(actor, schoolId);
  return isIn(actor, "commissioning_officer", "authority_lead");
}

/** Whether there is anyone this person may add at all. */
export function mayAddPupils(actor: Actor): boolean {
  return isIn(actor, "school_lead", "commissioning_officer", "authority_lead");
}

export const canChangePupil = (actor: Actor, pupil: { schoolId: string }): boolean =>
  canAddPupil(actor, pupil.schoolId);

/** Whether there is a list of pupils for this person at all: providers and the finance officer have none. */
export function mayOpenPupils(actor: Actor): boolean {
  if (actor.kind !== "person") return false;
  return actor.organisationKind !== "provider" && actor.role !== "finance_officer";
}
