import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import type { ProviderPersonValues } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { providerPeople } from "#db/schema/providers.ts";

/** Adds somebody in charge, or amends the one of that id. Not found: another provider's person. */
export function saveProviderPerson(
  act: Act,
  providerId: string,
  values: ProviderPersonValues,
): Promise<void> {
  return transaction(act, async (tx) => {
    const provider = await loadProvider(tx, act, providerId);
    ensure(
      canEditRegistration(act.actor, provider),
      "Only the provider's manager may change who is in charge",
    );
    const [known] = await tx
      .select({ providerId: providerPeople.providerId })
      .from(providerPeople)
      .where(and(eq(providerPeople.authorityId, act.actor.authorityId), eq(providerPeople.id, values.id)));
    if (known && known.providerId !== providerId) refuse("not_found", "There is no such person");

    const row = { ...values, trainedOn: values.trainedOn ?? null, leftOn: values.leftOn ?? null };
    await tx
      .insert(providerPeople)
      .values({ ...row, authorityId: act.actor.authorityId, providerId })
      .onConflictDoUpdate({ target: [providerPeople.authorityId, providerPeople.id], set: row });
    await record(tx, act, {
      name: known ? "person_in_charge.amended" : "person_in_charge.added",
      subjectId: providerId,
      details: { personId: values.id, post: values.post },
    });
  });
}
