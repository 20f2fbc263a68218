import { and, eq, exists, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers, registrations } from "#db/schema/providers.ts";

const nobody = sql`false`;

/** Joins a provider to the organisation it is, which has its name. */
export const itsOrganisation = and(
  eq(organisations.authorityId, providers.authorityId),
  eq(organisations.id, providers.organisationId),
);

/**
 * Which providers may be seen: officers all of their authority, a provider itself. Schools, partnerships and
 * visitors see those that were ever approved, so that a commissioner still finds a suspended one; lists keep
 * to what is listable today.
 */
export function visibleTo(actor: Actor): SQL {
  return and(eq(providers.authorityId, actor.authorityId), reach(actor)) ?? nobody;
}

function reach(actor: Actor): SQL | undefined {
  if (actor.kind === "system") return undefined;
  if (actor.kind === "public") return wasApproved();
  switch (actor.organisationKind) {
    case "authority":
      return undefined;
    case "provider":
      return eq(providers.organisationId, actor.organisationId);
    case "school":
    case "partnership":
      return wasApproved();
    default:
      return nobody;
  }
}

// Written as SQL because decisions are a later module's table: a fact about this provider, not a rule of it.
function wasApproved(): SQL {
  return exists(sql`(select 1 from decisions d where d.authority_id = ${providers.authorityId}
    and d.provider_id = ${providers.organisationId} and d.status = 'confirmed' and d.kind <> 'decline')`);
}

export type Provider = Awaited<ReturnType<typeof loadProvider>>;

/** The provider with its organisation's name, locked for the rest of the transaction; refuses as not found. */
export async function loadProvider(tx: Tx, act: Act, providerId: string) {
  const [row] = await tx
    .select({ ...getTableColumns(providers), name: organisations.name })
    .from(providers)
    .innerJoin(organisations, itsOrganisation)
    .where(and(visibleTo(act.actor), eq(providers.organisationId, providerId)))
    .for("update", { of: providers });
  return row ?? refuse("not_found", "There is no such provider");
}

/** One registration of a provider the actor may see, locked; refuses as not found. */
export async function loadRegistration(tx: Tx, act: Act, registrationId: string) {
  const [row] = await tx
    .select(getTableColumns(registrations))
    .from(registrations)
    .innerJoin(
      providers,
      and(
        eq(providers.authorityId, registrations.authorityId),
        eq(providers.organisationId, registrations.providerId),
      ),
    )
    .where(and(visibleTo(act.actor), eq(registrations.id, registrationId)))
    .for("update", { of: registrations });
  return row ?? refuse("not_found", "There is no such registration");
}
