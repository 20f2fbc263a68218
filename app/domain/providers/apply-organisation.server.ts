import { and, eq, ne } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensureRule } from "#app/core/refusal.ts";
import { placeOf } from "#app/domain/organisations/place-of.server.ts";
import type { OrganisationValues } from "#app/domain/providers/forms.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers } from "#db/schema/providers.ts";

/** Refuses a URN that another organisation of the authority has: a school, or a provider brought over from earlier lists. */
export async function ensureOwnUrn(
  tx: Tx,
  act: Act,
  { providerId, urn }: { providerId: string; urn: number | null | undefined },
): Promise<void> {
  if (!urn) return;
  const others = await tx.$count(
    organisations,
    and(
      eq(organisations.authorityId, act.actor.authorityId),
      eq(organisations.urn, urn),
      ne(organisations.id, providerId),
    ),
  );
  ensureRule(
    others === 0,
    "This URN stands with another organisation here. Check it; if it is yours, leave it empty and tell the authority, which may have you in its earlier lists",
    "urn",
  );
}

/** Makes what a provider says of itself stand: saved by itself, or acknowledged by an officer. */
export async function applyOrganisation(
  tx: Tx,
  act: Act,
  providerId: string,
  values: OrganisationValues,
): Promise<void> {
  const { organisationName: name, address, postcode, phone, email } = values;
  await ensureOwnUrn(tx, act, { providerId, urn: values.urn });
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
