import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { declarationSections } from "#app/domain/providers/declarations.ts";
import type { DeclarationsValues } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { loadRegistration } from "#app/domain/providers/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { registrations } from "#db/schema/providers.ts";

/** Saves the answers to every declaration, while the registration is being written. */
export function saveDeclarations(
  act: Act,
  registrationId: string,
  values: DeclarationsValues,
): Promise<void> {
  return transaction(act, async (tx) => {
    const registration = await loadRegistration(tx, act, registrationId);
    const own = { organisationId: registration.providerId };
    ensure(canEditRegistration(act.actor, own), "Only the provider's manager may declare for it");
    ensureRule(
      registration.status === "draft",
      "This registration has been submitted: its declarations cannot be changed",
    );

    const declarations = Object.fromEntries(
      declarationSections.map(({ key }) => [
        key,
        { answer: values[key], explanation: values[`${key}Explanation`] },
      ]),
    );
    await tx
      .update(registrations)
      .set({ declarations })
      .where(and(eq(registrations.authorityId, act.actor.authorityId), eq(registrations.id, registrationId)));
  });
}
