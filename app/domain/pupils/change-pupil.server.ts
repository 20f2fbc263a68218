import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { placeOf } from "#app/domain/organisations/place-of.server.ts";
import type { PupilDetails } from "#app/domain/pupils/forms.ts";
import { canChangePupil } from "#app/domain/pupils/policy.ts";
import { ensureSchoolAge } from "#app/domain/pupils/school-age.ts";
import { loadPupil } from "#app/domain/pupils/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { pupils } from "#db/schema/pupils.ts";

/** Changes a pupil's details. The event names the fields that changed, never what stood or stands in them. */
export function changePupil(act: Act, pupilId: string, details: PupilDetails): Promise<void> {
  return transaction(act, async (tx) => {
    const pupil = await loadPupil(tx, act, pupilId);
    ensure(canChangePupil(act.actor, pupil), "You can change pupils of your own school only");
    ensureSchoolAge(details.bornOn, act.now);
    const changed = Object.entries(details)
      .filter(([name, value]) => String(pupil[name as keyof PupilDetails]) !== String(value))
      .map(([name]) => name);
    if (changed.length === 0) return;

    const home = await placeOf(tx, details.homePostcode);
    await tx
      .update(pupils)
      .set({ ...details, latitude: home?.latitude ?? null, longitude: home?.longitude ?? null })
      .where(and(eq(pupils.authorityId, pupil.authorityId), eq(pupils.id, pupil.id)));
    await record(tx, act, { name: "pupil.changed", subjectId: pupil.id, details: { changed } });
  });
}
