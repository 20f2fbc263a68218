import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import type { Phase } from "#app/core/words/organisations.ts";
import { placeOf } from "#app/domain/organisations/place-of.server.ts";
import { canSetOrganisations } from "#app/domain/organisations/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations, schools } from "#db/schema/organisations.ts";

export type NewSchool = {
  /** Of the form: the same form sent twice makes one school. */
  id?: string;
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
    await ensureUrnFree(tx, act, school);
    const place = await placeOf(tx, school.postcode);

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
      .onConflictDoNothing({ target: [organisations.authorityId, organisations.id] })
      .returning({ id: organisations.id });
    if (!made) return { id: named.id ?? refuse("conflict", "The school was not added: try once more") };
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

async function ensureUrnFree(tx: Tx, act: Act, { id, urn }: NewSchool): Promise<void> {
  const [present] = await tx
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.authorityId, act.actor.authorityId), eq(organisations.urn, urn)));
  if (present && present.id !== id) refuse("conflict", `${present.name} has this URN already`, "urn");
}
