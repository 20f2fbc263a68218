import { and, eq, ne } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { placeOf } from "#app/domain/organisations/place-of.server.ts";
import type { OrganisationValues } from "#app/domain/providers/forms.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers, registrations } from "#db/schema/providers.ts";

/** Saves what a provider says of itself. Its kind is settled once a registration has been handed in. */
export function saveOrganisation(act: Act, providerId: string, values: OrganisationValues): Promise<void> {
  return transaction(act, async (tx) => {
    const provider = await loadProvider(tx, act, providerId);
    ensure(canEditRegistration(act.actor, provider), "Only the provider's manager may change its details");
    if (provider.kind !== values.kind) {
      const handedIn = await tx.$count(
        registrations,
        and(
          eq(registrations.authorityId, act.actor.authorityId),
          eq(registrations.providerId, providerId),
          ne(registrations.status, "draft"),
        ),
      );
      ensureRule(
        handedIn === 0,
        "The kind of provider cannot change after a registration was submitted: ask the authority",
        "kind",
      );
    }

    const { organisationName: name, kind, legalForm, companyNumber, ukprn, icoRegistration, about } = values;
    const { urn, address, postcode, phone, email } = values;
    const place = await placeOf(tx, postcode);
    await tx
      .update(organisations)
      .set({
        name,
        urn: urn ?? null,
        address,
        postcode,
        phone,
        email,
        latitude: place?.latitude ?? null,
        longitude: place?.longitude ?? null,
      })
      .where(and(eq(organisations.authorityId, act.actor.authorityId), eq(organisations.id, providerId)));
    await tx
      .update(providers)
      .set({
        kind,
        legalForm,
        about,
        companyNumber: companyNumber ?? null,
        ukprn: ukprn ?? null,
        icoRegistration: icoRegistration ?? null,
      })
      .where(and(eq(providers.authorityId, act.actor.authorityId), eq(providers.organisationId, providerId)));
    await record(tx, act, { name: "provider.amended", subjectId: providerId });
  });
}
