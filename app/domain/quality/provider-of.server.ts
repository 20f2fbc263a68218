import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { visibleTo } from "#app/domain/providers/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers } from "#db/schema/providers.ts";

/** The provider something is written about, unlocked; refuses as not found. */
export async function findProviderOf(tx: Tx, act: Act, providerId: string) {
  const [row] = await tx
    .select({ id: providers.organisationId, name: organisations.name })
    .from(providers)
    .innerJoin(
      organisations,
      and(
        eq(organisations.authorityId, providers.authorityId),
        eq(organisations.id, providers.organisationId),
      ),
    )
    .where(and(visibleTo(act.actor), eq(providers.organisationId, providerId)));
  return row ?? refuse("not_found", "There is no such provider");
}
