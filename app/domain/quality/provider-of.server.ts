import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { itsOrganisation, visibleTo } from "#app/domain/providers/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers } from "#db/schema/providers.ts";

/** A provider the actor may see, with its name and no more. */
export async function namedProvider(tx: Tx, act: Act, providerId: string) {
  const [row] = await tx
    .select({ id: providers.organisationId, name: organisations.name })
    .from(providers)
    .innerJoin(organisations, itsOrganisation)
    .where(and(visibleTo(act.actor), eq(providers.organisationId, providerId)));
  return row;
}

/** The provider something is written about, unlocked; refuses as not found. */
export async function findProviderOf(tx: Tx, act: Act, providerId: string) {
  return (await namedProvider(tx, act, providerId)) ?? refuse("not_found", "There is no such provider");
}
