import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { countRegistration } from "#app/domain/people/attempts.server.ts";
import { createInvitation } from "#app/domain/people/invitations.server.ts";
import type { RegisterValues } from "#app/domain/providers/forms.ts";
import { canRegister } from "#app/domain/providers/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers, registrations } from "#db/schema/providers.ts";

/**
 * Puts an organisation forward: it gets a profile, a registration to write and an invitation for the person
 * who asked. The answer never tells whether the address is known. The same form sent twice is one organisation.
 * Refuses (rule) too many from one network `address`, since each writes to whoever it names.
 */
export async function registerProvider(
  act: Act,
  values: RegisterValues,
  address?: string,
): Promise<{ providerId: string }> {
  if (address) await countRegistration(address);
  return transaction(act, async (tx) => {
    ensure(canRegister(act.actor), "Sign out to register another organisation");

    const { authorityId } = act.actor;
    const [organisation] = await tx
      .insert(organisations)
      .values({
        authorityId,
        id: values.id,
        kind: "provider",
        name: values.organisationName,
        createdAt: act.now,
      })
      .onConflictDoNothing()
      .returning({ id: organisations.id });
    if (!organisation) return { providerId: values.id };
    const providerId = organisation.id;
    await tx.insert(providers).values({ authorityId, organisationId: providerId, kind: values.kind });
    await tx.insert(registrations).values({ authorityId, providerId, startedAt: act.now });
    await createInvitation(tx, act, {
      organisation: { id: providerId, kind: "provider", name: values.organisationName },
      role: "provider_manager",
      name: values.name,
      email: values.email,
    });
    await record(tx, act, {
      name: "provider.registered",
      subjectId: providerId,
      details: { kind: values.kind },
    });
    return { providerId };
  });
}
