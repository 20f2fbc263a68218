import { and, asc, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { canSeeRegistration } from "#app/domain/providers/policy.ts";
import { itsOrganisation, visibleTo } from "#app/domain/providers/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { documents } from "#db/schema/platform.ts";
import {
  evidence,
  evidenceKinds,
  providerPeople,
  providers,
  registrations,
  sites,
} from "#db/schema/providers.ts";

function profilesOf(tx: Tx, act: Act, providerId: string) {
  const {
    organisationId,
    kind,
    legalForm,
    companyNumber,
    charityNumber,
    ukprn,
    icoRegistration,
    about,
    practices,
  } = getTableColumns(providers);
  const { name, urn, address, postcode, phone, email } = getTableColumns(organisations);
  return tx
    .select({
      id: organisationId,
      organisationId,
      kind,
      legalForm,
      companyNumber,
      charityNumber,
      ukprn,
      icoRegistration,
      about,
      practices,
      name,
      urn,
      address,
      postcode,
      phone,
      email,
    })
    .from(providers)
    .innerJoin(organisations, itsOrganisation)
    .where(and(visibleTo(act.actor), eq(providers.organisationId, providerId)));
}

/** One provider with its sites and people in charge, as far as the actor may see it. */
export function findProvider(act: Act, providerId: string) {
  return transaction(act, async (tx) => {
    const [profile] = await profilesOf(tx, act, providerId);
    if (!profile) return undefined;
    const [places, people] = await Promise.all([
      listSitesOf(tx, act, providerId),
      listPeopleOf(tx, act, providerId),
    ]);
    return { ...profile, sites: places, people };
  });
}

/** Every site, closed ones too, in the order they opened. For whoever has found the provider. */
export function listSitesOf(tx: Tx, act: Act, providerId: string) {
  return tx
    .select(getTableColumns(sites))
    .from(sites)
    .innerJoin(providers, ofProvider(sites))
    .where(and(visibleTo(act.actor), eq(sites.providerId, providerId)))
    .orderBy(asc(sites.openedOn), asc(sites.id));
}

/** Everyone in charge, those who left too. For whoever has found the provider. */
export function listPeopleOf(tx: Tx, act: Act, providerId: string) {
  return tx
    .select(getTableColumns(providerPeople))
    .from(providerPeople)
    .innerJoin(providers, ofProvider(providerPeople))
    .where(and(visibleTo(act.actor), eq(providerPeople.providerId, providerId)))
    .orderBy(asc(providerPeople.startedOn), asc(providerPeople.id));
}

function ofProvider(table: typeof sites | typeof providerPeople | typeof registrations | typeof evidence) {
  return and(eq(providers.authorityId, table.authorityId), eq(providers.organisationId, table.providerId));
}

/** Open sites by provider: for the menu, which shows where an offer is. */
export function listSites(act: Act, providerId: string) {
  return transaction(act, async (tx) => {
    const today = londonDay(act.now);
    const all = await listSitesOf(tx, act, providerId);
    return all.filter(({ openedOn, closedOn }) => openedOn <= today && (!closedOn || closedOn >= today));
  });
}

/** A site of a provider the actor may see. */
export function findSite(act: Act, siteId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select(getTableColumns(sites))
      .from(sites)
      .innerJoin(providers, ofProvider(sites))
      .where(and(visibleTo(act.actor), eq(sites.id, siteId)));
    return row;
  });
}

/** Somebody in charge of a provider the actor may see. */
export function findProviderPerson(act: Act, personId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select(getTableColumns(providerPeople))
      .from(providerPeople)
      .innerJoin(providers, ofProvider(providerPeople))
      .where(and(visibleTo(act.actor), eq(providerPeople.id, personId)));
    return row;
  });
}

/** The provider's registration that is being written, or its latest; only for those who may look into it. */
export function findRegistration(act: Act, providerId: string) {
  return transaction(act, async (tx) => {
    if (!canSeeRegistration(act.actor, { organisationId: providerId })) return undefined;
    return latestRegistrationOf(tx, act, providerId);
  });
}

export async function latestRegistrationOf(tx: Tx, act: Act, providerId: string) {
  const [row] = await tx
    .select(getTableColumns(registrations))
    .from(registrations)
    .innerJoin(providers, ofProvider(registrations))
    .where(and(visibleTo(act.actor), eq(registrations.providerId, providerId)))
    .orderBy(
      sql`${registrations.status} = 'draft' desc`,
      desc(registrations.startedAt),
      desc(registrations.id),
    )
    .limit(1);
  return row;
}

/** The kinds of evidence the authority asks for, in its order. */
export function listEvidenceKindsOf(tx: Tx, act: Act) {
  return tx
    .select()
    .from(evidenceKinds)
    .where(eq(evidenceKinds.authorityId, act.actor.authorityId))
    .orderBy(asc(evidenceKinds.position), asc(evidenceKinds.key));
}

/** The register as the authority has it, for its page. */
export function listEvidenceKinds(act: Act) {
  return transaction(act, (tx) => listEvidenceKindsOf(tx, act));
}

/** One kind of evidence of the authority. */
export function findEvidenceKind(act: Act, key: string) {
  return transaction(act, (tx) => findKindOf(tx, act, key));
}

export async function findKindOf(tx: Tx, act: Act, key: string) {
  const [kind] = await tx
    .select()
    .from(evidenceKinds)
    .where(and(eq(evidenceKinds.authorityId, act.actor.authorityId), eq(evidenceKinds.key, key)));
  return kind;
}

/** A stored document that is somebody's evidence, for those who may look into that registration. */
export function findDocument(act: Act, documentId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({ ...getTableColumns(documents), providerId: evidence.providerId })
      .from(documents)
      .innerJoin(
        evidence,
        and(eq(evidence.authorityId, documents.authorityId), eq(evidence.documentId, documents.id)),
      )
      .innerJoin(providers, ofProvider(evidence))
      .where(and(visibleTo(act.actor), eq(documents.id, documentId)))
      .limit(1);
    if (!row || !canSeeRegistration(act.actor, { organisationId: row.providerId })) return undefined;
    return row;
  });
}
