/** What is here already, as far as rows of a file may mean it. */
import { and, eq, exists, inArray, isNotNull, ne, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import type { EvidenceProvider, HeldEvidence, Holdings } from "#app/domain/imports/compare-evidence.ts";
import { type KnownProvider, ProviderIndex } from "#app/domain/imports/compare-providers.ts";
import { listEvidenceKindsOf } from "#app/domain/providers/queries.server.ts";
import { itsOrganisation, visibleTo } from "#app/domain/providers/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { evidence, providerPeople, providers, registrations, sites } from "#db/schema/providers.ts";

type Known = KnownProvider & { isRecorded: boolean };

/** Every provider of the authority, in one query. */
export async function knownProviders(tx: Tx, act: Act): Promise<Known[]> {
  const begun = tx
    .select({ id: registrations.id })
    .from(registrations)
    .where(
      and(
        eq(registrations.authorityId, providers.authorityId),
        eq(registrations.providerId, providers.organisationId),
      ),
    );
  const rows = await tx
    .select({
      id: providers.organisationId,
      name: organisations.name,
      kind: providers.kind,
      address: organisations.address,
      postcode: organisations.postcode,
      urn: organisations.urn,
      ukprn: providers.ukprn,
      companyNumber: providers.companyNumber,
      charityNumber: providers.charityNumber,
      phone: organisations.phone,
      email: organisations.email,
      about: providers.about,
      recordedOn: providers.recordedOn,
      hasBegun: sql<boolean>`${exists(begun)}`,
    })
    .from(providers)
    .innerJoin(organisations, itsOrganisation)
    .where(visibleTo(act.actor));
  return rows.map(({ recordedOn, hasBegun, ...row }) => ({
    ...row,
    address: row.address ?? "",
    postcode: row.postcode ?? undefined,
    urn: row.urn ?? undefined,
    ukprn: row.ukprn ?? undefined,
    companyNumber: row.companyNumber ?? undefined,
    charityNumber: row.charityNumber ?? undefined,
    phone: row.phone ?? "",
    email: row.email ?? "",
    isRecorded: recordedOn !== null,
    isChangeable: recordedOn !== null && !hasBegun,
  }));
}

/** Who has a URN and is no provider. */
export async function otherUrns(tx: Tx, act: Act): Promise<Map<number, string>> {
  const rows = await tx
    .select({ urn: organisations.urn, name: organisations.name })
    .from(organisations)
    .where(
      and(
        eq(organisations.authorityId, act.actor.authorityId),
        ne(organisations.kind, "provider"),
        isNotNull(organisations.urn),
      ),
    );
  return new Map(rows.map(({ urn, name }) => [urn ?? 0, name]));
}

/** The recorded providers' sites, people in charge and evidence, against which rows of evidence are held. */
export async function holdings(tx: Tx, act: Act): Promise<Holdings> {
  const known = await knownProviders(tx, act);
  const recorded = known.filter(({ isRecorded }) => isRecorded).map(({ id }) => id);
  const [places, people, items, kinds] = await Promise.all([
    sitesOf(tx, act, recorded),
    peopleOf(tx, act, recorded),
    evidenceOf(tx, act, recorded),
    listEvidenceKindsOf(tx, act),
  ]);
  const placesBy = groups(places);
  const peopleBy = groups(people);
  const providersHere: EvidenceProvider[] = known.map((one) => ({
    ...one,
    register: { sites: placesBy.get(one.id) ?? [], people: peopleBy.get(one.id) ?? [] },
  }));
  return { today: londonDay(act.now), providers: new ProviderIndex(providersHere), kinds, held: items };
}

function groups<T extends { providerId: string }>(rows: readonly T[]): Map<string, T[]> {
  const by = new Map<string, T[]>();
  for (const row of rows) by.set(row.providerId, [...(by.get(row.providerId) ?? []), row]);
  return by;
}

async function sitesOf(tx: Tx, act: Act, ids: string[]) {
  if (ids.length === 0) return [];
  return tx
    .select({
      providerId: sites.providerId,
      id: sites.id,
      name: sites.name,
      kind: sites.kind,
      openedOn: sites.openedOn,
      closedOn: sites.closedOn,
    })
    .from(sites)
    .where(and(eq(sites.authorityId, act.actor.authorityId), inArray(sites.providerId, ids)));
}

async function peopleOf(tx: Tx, act: Act, ids: string[]) {
  if (ids.length === 0) return [];
  return tx
    .select({
      providerId: providerPeople.providerId,
      id: providerPeople.id,
      name: providerPeople.name,
      post: providerPeople.post,
      startedOn: providerPeople.startedOn,
      leftOn: providerPeople.leftOn,
    })
    .from(providerPeople)
    .where(
      and(eq(providerPeople.authorityId, act.actor.authorityId), inArray(providerPeople.providerId, ids)),
    );
}

async function evidenceOf(tx: Tx, act: Act, ids: string[]): Promise<HeldEvidence[]> {
  if (ids.length === 0) return [];
  return tx
    .select({
      providerId: evidence.providerId,
      kindKey: evidence.kindKey,
      subjectId: sql<string>`coalesce(${evidence.siteId}, ${evidence.personId}, ${evidence.providerId})`,
      issuedOn: evidence.issuedOn,
      expiresOn: evidence.expiresOn,
    })
    .from(evidence)
    .where(and(eq(evidence.authorityId, act.actor.authorityId), inArray(evidence.providerId, ids)));
}
