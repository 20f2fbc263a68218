import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import type { ProviderFate } from "#app/domain/imports/compare-providers.ts";
import type { ProviderRowValues } from "#app/domain/imports/provider-rows.ts";
import { placeOf } from "#app/domain/organisations/place-of.server.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers, sites } from "#db/schema/providers.ts";

/** Records what is new and changes what a list may change; the rest of the rows is left as it was told. */
export async function writeProviders(
  tx: Tx,
  act: Act,
  told: readonly ProviderFate[],
): Promise<ProviderFate[]> {
  for (const { fate, values, targetId, words } of told) {
    if (!values) continue;
    if (fate === "new") await recordProvider(tx, act, values);
    if (fate === "changed" && targetId) await changeProvider(tx, act, { targetId, values, words });
  }
  return [...told];
}

/** A recorded provider has no registration and no standing: it is known, not assured. */
async function recordProvider(tx: Tx, act: Act, values: ProviderRowValues): Promise<void> {
  const { authorityId } = act.actor;
  const organisationId = randomUUID();
  const place = values.postcode ? await placeOf(tx, values.postcode) : undefined;
  await tx.insert(organisations).values({
    authorityId,
    id: organisationId,
    kind: "provider",
    name: values.name,
    urn: values.urn ?? null,
    address: values.address || null,
    postcode: values.postcode ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    phone: values.phone || null,
    email: values.email || null,
    createdAt: act.now,
  });
  await tx.insert(providers).values({
    authorityId,
    organisationId,
    kind: values.kind,
    ukprn: values.ukprn ?? null,
    companyNumber: values.companyNumber ?? null,
    charityNumber: values.charityNumber ?? null,
    about: values.about,
    recordedOn: londonDay(act.now),
  });
  if (values.site !== "" && values.postcode)
    await tx.insert(sites).values({
      authorityId,
      providerId: organisationId,
      kind: "main",
      name: values.site,
      address: values.address,
      postcode: values.postcode,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
      openedOn: londonDay(act.now),
    });
  await record(tx, act, {
    name: "provider.recorded",
    subjectId: organisationId,
    details: { kind: values.kind },
  });
}

type Change = { targetId: string; values: ProviderRowValues; words: readonly string[] };

/** Empty cells change nothing. */
async function changeProvider(tx: Tx, act: Act, { targetId, values, words }: Change): Promise<void> {
  const { authorityId } = act.actor;
  const place = values.postcode ? await placeOf(tx, values.postcode) : undefined;
  await tx
    .update(organisations)
    .set({
      name: values.name,
      ...(values.urn ? { urn: values.urn } : {}),
      ...(values.address ? { address: values.address } : {}),
      ...(values.postcode
        ? {
            postcode: values.postcode,
            latitude: place?.latitude ?? null,
            longitude: place?.longitude ?? null,
          }
        : {}),
      ...(values.phone ? { phone: values.phone } : {}),
      ...(values.email ? { email: values.email } : {}),
    })
    .where(and(eq(organisations.authorityId, authorityId), eq(organisations.id, targetId)));
  await tx
    .update(providers)
    .set({
      kind: values.kind,
      ...(values.ukprn ? { ukprn: values.ukprn } : {}),
      ...(values.companyNumber ? { companyNumber: values.companyNumber } : {}),
      ...(values.charityNumber ? { charityNumber: values.charityNumber } : {}),
      ...(values.about ? { about: values.about } : {}),
    })
    .where(and(eq(providers.authorityId, authorityId), eq(providers.organisationId, targetId)));
  await record(tx, act, {
    name: "provider.recorded_changed",
    subjectId: targetId,
    details: { message: words.join("; ").slice(0, 1_000) },
  });
}
