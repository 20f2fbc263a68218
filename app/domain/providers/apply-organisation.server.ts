import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { placeOf } from "#app/domain/organisations/place-of.server.ts";
import type { OrganisationValues } from "#app/domain/providers/forms.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers } from "#db/schema/providers.ts";

/** Makes what a provider says of itself stand: saved by itself, or acknowledged by an officer. */
export async function applyOrganisation(
  tx: Tx,
  act: Act,
  providerId: string,
  values: OrganisationValues,
): Promise<void> {
  const { organisationName: name, address, postcode, phone, email } = values;
  const place = await placeOf(tx, postcode);
  await tx
    .update(organisations)
    .set({
      name,
      urn: values.urn ?? null,
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
      kind: values.kind,
      legalForm: values.legalForm,
      about: values.about,
      companyNumber: values.companyNumber ?? null,
      charityNumber: values.charityNumber ?? null,
      ukprn: values.ukprn ?? null,
      icoRegistration: values.icoRegistration ?? null,
      practices: values.practices,
    })
    .where(and(eq(providers.authorityId, act.actor.authorityId), eq(providers.organisationId, providerId)));
  await record(tx, act, { name: "provider.amended", subjectId: providerId });
}
