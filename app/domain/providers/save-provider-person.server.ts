import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { applyPerson, findOwnPerson } from "#app/domain/providers/apply-person.server.ts";
import type { ProviderPersonValues } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { contentOf } from "#app/domain/providers/versions.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import { writeVersion } from "#app/domain/providers/write-version.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/**
 * Adds somebody in charge, or amends the one of that id, as a version. Another safeguarding lead or deputy after an
 * approval waits for an officer. Not found: another provider's person.
 */
export function saveProviderPerson(
  act: Act,
  providerId: string,
  values: ProviderPersonValues,
): Promise<"stands" | "waiting"> {
  return transaction(act, async (tx) => {
    const provider = await loadProvider(tx, act, providerId);
    ensure(
      canEditRegistration(act.actor, provider),
      "Only the provider's manager may change who is in charge",
    );
    const known = await findOwnPerson(tx, act, providerId, values.id);

    const before = known && contentOf("person", known);
    const after = contentOf("person", values);
    const edit = { providerId, part: "person", partId: values.id, before, after } as const;
    const outcome = await writeVersion(tx, act, edit);
    if (outcome === "stands") await applyPerson(tx, act, providerId, values);
    return outcome;
  });
}
