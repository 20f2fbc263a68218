import { and, asc, eq, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Act } from "#app/core/actor.ts";
import { canImport } from "#app/domain/imports/policy.ts";
import { itsOrganisation, visibleTo } from "#app/domain/providers/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers, registrations } from "#db/schema/providers.ts";

const self = alias(providers, "self");
const selfOrganisation = alias(organisations, "self_organisation");

/**
 * Providers that may be the same one under another row: the same number or name. For the officers who assure them;
 * nobody else learns that there are two.
 */
export function listLookalikes(act: Act, providerId: string) {
  return transaction(act, async (tx) => {
    if (!canImport(act.actor)) return [];
    const sameNumber = or(
      eq(self.ukprn, providers.ukprn),
      eq(self.companyNumber, providers.companyNumber),
      eq(self.charityNumber, providers.charityNumber),
      eq(self.companyNumber, providers.charityNumber),
      eq(self.charityNumber, providers.companyNumber),
    );
    return tx
      .select({
        id: providers.organisationId,
        name: organisations.name,
        postcode: organisations.postcode,
        recordedOn: providers.recordedOn,
        hasSameNumber: sql<boolean>`coalesce(${sameNumber}, false)`,
      })
      .from(self)
      .innerJoin(
        selfOrganisation,
        and(eq(selfOrganisation.authorityId, self.authorityId), eq(selfOrganisation.id, self.organisationId)),
      )
      .innerJoin(
        providers,
        and(eq(providers.authorityId, self.authorityId), ne(providers.organisationId, self.organisationId)),
      )
      .innerJoin(organisations, itsOrganisation)
      .where(
        and(
          visibleTo(act.actor),
          eq(self.authorityId, act.actor.authorityId),
          eq(self.organisationId, providerId),
          or(
            sameNumber,
            sql`lower(regexp_replace(${selfOrganisation.name}, '\\s+', ' ', 'g')) = lower(regexp_replace(${organisations.name}, '\\s+', ' ', 'g'))`,
          ),
        ),
      )
      .orderBy(asc(organisations.name), asc(providers.organisationId))
      .limit(10);
  });
}

/** How a provider came here and what it may be mistaken for, for the officers who assure it; undefined for others. */
export async function findOrigin(act: Act, providerId: string) {
  if (!canImport(act.actor)) return undefined;
  const lookalikes = await listLookalikes(act, providerId);
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({ recordedOn: providers.recordedOn, kind: providers.kind })
      .from(providers)
      .where(and(visibleTo(act.actor), eq(providers.organisationId, providerId)));
    if (!row) return undefined;
    const begun = await tx.$count(
      registrations,
      and(eq(registrations.authorityId, act.actor.authorityId), eq(registrations.providerId, providerId)),
    );
    return {
      recordedOn: row.recordedOn,
      isWatched: row.kind === "non_school",
      mayInvite: row.recordedOn !== null && begun === 0,
      lookalikes,
    };
  });
}
