import { and, eq, ne } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { applyOrganisation, ensureOwnUrn } from "#app/domain/providers/apply-organisation.server.ts";
import type { OrganisationValues } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { contentOf } from "#app/domain/providers/versions.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import { isApproved, writeVersion } from "#app/domain/providers/write-version.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { registrations } from "#db/schema/providers.ts";

/**
 * Saves what a provider says of itself, as a version. Its kind is settled once a registration has been handed in,
 * until that is decided; what matters after an approval waits for an officer, the whole edit with it. Refuses a URN of another organisation.
 */
export function saveOrganisation(
  act: Act,
  providerId: string,
  values: OrganisationValues,
): Promise<"stands" | "waiting"> {
  return transaction(act, async (tx) => {
    const provider = await loadProvider(tx, act, providerId);
    ensure(canEditRegistration(act.actor, provider), "Only the provider's manager may change its details");
    if (provider.kind !== values.kind) await ensureKindIsOpen(tx, act, providerId);
    await ensureOwnUrn(tx, act, { providerId, urn: values.urn });

    const [organisation] = await tx
      .select()
      .from(organisations)
      .where(and(eq(organisations.authorityId, act.actor.authorityId), eq(organisations.id, providerId)));
    const before = contentOf("organisation", {
      ...organisation,
      ...provider,
      organisationName: provider.name,
    });
    const after = contentOf("organisation", values);
    const edit = { providerId, part: "organisation", partId: providerId, before, after } as const;
    const outcome = await writeVersion(tx, act, edit);
    if (outcome === "stands") await applyOrganisation(tx, act, providerId, values);
    return outcome;
  });
}

async function ensureKindIsOpen(tx: Tx, act: Act, providerId: string): Promise<void> {
  const handedIn = await tx.$count(
    registrations,
    and(
      eq(registrations.authorityId, act.actor.authorityId),
      eq(registrations.providerId, providerId),
      ne(registrations.status, "draft"),
    ),
  );
  ensureRule(
    handedIn === 0 || (await isApproved(tx, act, providerId)),
    "The kind of provider cannot change after a registration was submitted: ask the authority",
    "kind",
  );
}
