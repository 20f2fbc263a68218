import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import type { Phase } from "#app/core/words/organisations.ts";
import { locate } from "#app/domain/organisations/locate.ts";
import { canSetOrganisations } from "#app/domain/organisations/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { organisations, schools } from "#db/schema/organisations.ts";

export type NewSchool = {
  name: string;
  urn: number;
  phase: Phase;
  pupilsOnRoll: number;
  deprivationCount: number;
  address?: string;
  postcode: string;
  /** Where it lies, when known better than by its postcode. */
  latitude?: number;
  longitude?: number;
  contactName?: string;
  contactPhone?: string;
  contactEmail?: string;
};

/** Adds a school to the authority. Refuses as a conflict a URN that is already there. */
export function addSchool(act: Act, school: NewSchool): Promise<{ id: string }> {
  return transaction(act, async (tx) => {
    ensure(canSetOrganisations(act.actor), "Only the authority's lead can add schools");
    const place = locate(school.postcode);

    const { authorityId } = act.actor;
    const { phase, pupilsOnRoll, deprivationCount, contactName, contactPhone, contactEmail, ...named } =
      school;
    const [made] = await tx
      .insert(organisations)
      .values({
        latitude: place?.latitude,
        longitude: place?.longitude,
        ...named,
        authorityId,
        kind: "school",
      })
      .returning({ id: organisations.id });
    if (!made) throw new Error("The school was not made");
    await tx.insert(schools).values({
      authorityId,
      organisationId: made.id,
      phase,
      pupilsOnRoll,
      deprivationCount,
      contactName,
      contactPhone,
      contactEmail,
    });
    await record(tx, act, { name: "school.added", subjectId: made.id });
    return made;
  });
}
