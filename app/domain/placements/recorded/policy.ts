/** Who tells of a placement at a provider that is not on the menu. */
import { type Actor, isIn, isOf } from "#app/core/actor.ts";

type Of = { readonly authorityId: string; readonly schoolId: string };

/** A school's lead for its own pupils; the officers who see pupils for any of the authority's. */
export function canRecordPlacement(actor: Actor, pupil: Of): boolean {
  if (actor.authorityId !== pupil.authorityId) return false;
  if (isIn(actor, "school_lead")) return isOf(actor, pupil.schoolId);
  return isIn(actor, "development_officer", "commissioning_officer", "authority_lead");
}
