import { and, eq, getTableColumns } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { canSeeVersions } from "#app/domain/providers/policy.ts";
import { loadProvider, visibleTo } from "#app/domain/providers/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { providers, providerVersions } from "#db/schema/providers.ts";

/**
 * One version of a provider the actor may look into, with its provider locked: whoever changes a version locks
 * that first. Refuses as not found.
 */
export async function loadVersion(tx: Tx, act: Act, versionId: string) {
  const [known] = await tx
    .select({ providerId: providerVersions.providerId })
    .from(providerVersions)
    .innerJoin(
      providers,
      and(
        eq(providers.authorityId, providerVersions.authorityId),
        eq(providers.organisationId, providerVersions.providerId),
      ),
    )
    .where(and(visibleTo(act.actor), eq(providerVersions.id, versionId)));
  if (!known || !canSeeVersions(act.actor, { organisationId: known.providerId }))
    refuse("not_found", "There is no such change");
  const provider = await loadProvider(tx, act, known.providerId);
  const [version] = await tx
    .select(getTableColumns(providerVersions))
    .from(providerVersions)
    .where(and(eq(providerVersions.authorityId, act.actor.authorityId), eq(providerVersions.id, versionId)));
  if (!version) refuse("not_found", "There is no such change");
  return { version, provider };
}
