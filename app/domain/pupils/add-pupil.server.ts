import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { placeOf } from "#app/domain/organisations/place-of.server.ts";
import { findOrganisation } from "#app/domain/organisations/queries.server.ts";
import type { NewPupil } from "#app/domain/pupils/forms.ts";
import { canAddPupil } from "#app/domain/pupils/policy.ts";
import { ensureSchoolAge } from "#app/domain/pupils/school-age.ts";
import { recordVisibleTo } from "#app/domain/pupils/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { pupils } from "#db/schema/pupils.ts";

/** Adds a pupil of a school; the same form posted twice adds one. Gives the pupil's id. */
export function addPupil(act: Act, pupil: NewPupil): Promise<string> {
  return transaction(act, async (tx) => {
    ensure(canAddPupil(act.actor, pupil.schoolId), "You can add pupils of your own school only");
    const school = await findOrganisation(tx, act, pupil.schoolId);
    ensureRule(school?.kind === "school", "Choose a school of this authority", "schoolId");
    ensureSchoolAge(pupil.bornOn, act.now);

    if (!(await insertPupil(tx, act, pupil))) return sameAsBefore(tx, act, pupil.id);
    await record(tx, act, {
      name: "pupil.added",
      subjectId: pupil.id,
      details: { schoolId: pupil.schoolId },
    });
    return pupil.id;
  });
}

async function insertPupil(tx: Tx, act: Act, pupil: NewPupil): Promise<boolean> {
  const home = await placeOf(tx, pupil.homePostcode);
  const rows = await tx
    .insert(pupils)
    .values({
      ...pupil,
      authorityId: act.actor.authorityId,
      latitude: home?.latitude,
      longitude: home?.longitude,
      addedBy: act.actor.kind === "person" ? act.actor.userId : undefined,
      addedAt: act.now,
    })
    .onConflictDoNothing()
    .returning({ id: pupils.id });
  return rows.length > 0;
}

/** Nothing was inserted: either this form has been posted before, or another pupil has the number. */
async function sameAsBefore(tx: Tx, act: Act, pupilId: string): Promise<string> {
  const [row] = await tx
    .select({ id: pupils.id })
    .from(pupils)
    .where(and(eq(pupils.id, pupilId), recordVisibleTo(act.actor)));
  return row?.id ?? refuse("rule", "Another pupil already has this unique pupil number", "upn");
}
