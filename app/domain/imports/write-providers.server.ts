import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { batchesOf } from "#app/core/batches.ts";
import { londonDay } from "#app/core/calendar.ts";
import type { ProviderFate } from "#app/domain/imports/compare-providers.ts";
import type { ProviderRowValues } from "#app/domain/imports/provider-rows.ts";
import { placesOf } from "#app/domain/organisations/place-of.server.ts";
import { recordAll } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers, sites } from "#db/schema/providers.ts";

type Row = { id: string; values: ProviderRowValues; words: readonly string[]; place: Place | undefined };
type Place = { latitude: number; longitude: number };

/** Records what is new and changes what a list may change; the rest of the rows is left as it was told. */
export async function writeProviders(
  tx: Tx,
  act: Act,
  told: readonly ProviderFate[],
): Promise<ProviderFate[]> {
  const places = await placesOf(
    tx,
    told.flatMap(({ values }) => values?.postcode ?? []),
  );
  const rowsOf = (wanted: ProviderFate["fate"]): Row[] =>
    told.flatMap(({ fate, values, words, targetId }) => {
      const id = wanted === "new" ? randomUUID() : targetId;
      if (fate !== wanted || !values || !id) return [];
      return [{ id, values, words, place: places.get(values.postcode ?? "") }];
    });
  await recordProviders(tx, act, rowsOf("new"));
  await changeProviders(tx, act, rowsOf("changed"));
  return [...told];
}

/** A recorded provider has no registration and no standing: it is known, not assured. */
async function recordProviders(tx: Tx, act: Act, rows: readonly Row[]): Promise<void> {
  const { authorityId } = act.actor;
  const today = londonDay(act.now);
  for (const some of batchesOf(rows)) {
    await tx.insert(organisations).values(
      some.map(({ id, values, place }) => ({
        authorityId,
        id,
        kind: "provider" as const,
        name: values.name,
        urn: values.urn ?? null,
        address: values.address || null,
        postcode: values.postcode ?? null,
        latitude: place?.latitude ?? null,
        longitude: place?.longitude ?? null,
        phone: values.phone || null,
        email: values.email || null,
        createdAt: act.now,
      })),
    );
    await tx.insert(providers).values(
      some.map(({ id, values }) => ({
        authorityId,
        organisationId: id,
        kind: values.kind,
        ukprn: values.ukprn ?? null,
        companyNumber: values.companyNumber ?? null,
        charityNumber: values.charityNumber ?? null,
        about: values.about,
        recordedOn: today,
      })),
    );
    const mainSites = some.flatMap(({ id, values: { site, address, postcode }, place }) =>
      site === "" || !postcode
        ? []
        : [
            {
              authorityId,
              providerId: id,
              kind: "main" as const,
              name: site,
              address,
              postcode,
              latitude: place?.latitude ?? null,
              longitude: place?.longitude ?? null,
              openedOn: today,
            },
          ],
    );
    if (mainSites.length > 0) await tx.insert(sites).values(mainSites);
  }
  const happened = rows.map(({ id, values: { kind } }) => ({
    name: "provider.recorded" as const,
    subjectId: id,
    details: { kind },
  }));
  await recordAll(tx, act, happened);
}

/** Empty cells change nothing. */
async function changeProviders(tx: Tx, act: Act, rows: readonly Row[]): Promise<void> {
  const { authorityId } = act.actor;
  for (const some of batchesOf(rows)) {
    const given = JSON.stringify(some.map(({ id, values, place }) => ({ id, ...filled(values), ...place })));
    await tx.execute(sql`
      update organisations o set name = g.name, urn = coalesce(g.urn, o.urn), address = coalesce(g.address, o.address),
        postcode = coalesce(g.postcode, o.postcode), phone = coalesce(g.phone, o.phone),
        email = coalesce(g.email, o.email),
        latitude = case when g.postcode is null then o.latitude else g.latitude end,
        longitude = case when g.postcode is null then o.longitude else g.longitude end
      from jsonb_to_recordset(${given}::text::jsonb) as g (id uuid, name text, urn int, address text, postcode text,
        phone text, email text, latitude float8, longitude float8)
      where o.authority_id = ${authorityId} and o.id = g.id`);
    await tx.execute(sql`
      update providers p set kind = g.kind, ukprn = coalesce(g.ukprn, p.ukprn),
        company_number = coalesce(g."companyNumber", p.company_number),
        charity_number = coalesce(g."charityNumber", p.charity_number), about = coalesce(g.about, p.about)
      from jsonb_to_recordset(${given}::text::jsonb) as g (id uuid, kind text, ukprn text, "companyNumber" text,
        "charityNumber" text, about text)
      where p.authority_id = ${authorityId} and p.organisation_id = g.id`);
  }
  const happened = rows.map(({ id, words }) => ({
    name: "provider.recorded_changed" as const,
    subjectId: id,
    details: { message: words.join("; ").slice(0, 1_000) },
  }));
  await recordAll(tx, act, happened);
}

/** The cells of a row that say something. */
const filled = (values: ProviderRowValues) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "" && value !== undefined));
