import { and, eq, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { SavedSearchValues } from "#app/domain/menu/saved/forms.ts";
import { ensureNarrow, foundNow } from "#app/domain/menu/saved/found-now.server.ts";
import { keptAddress } from "#app/domain/menu/saved/kept-address.ts";
import { canSaveSearch } from "#app/domain/menu/saved/policy.ts";
import { visibleTo } from "#app/domain/menu/saved/visibility.server.ts";
import { newSecret } from "#app/platform/secrets.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { savedSearches } from "#db/schema/menu.ts";

/** How many searches one person keeps. */
export const mostSaved = 20;

/**
 * Keeps a search under a name; what it finds now counts as known. Refuses (rule) a search for nothing in
 * particular, one that is kept already, more than twenty, and letters of one that is too wide for them.
 */
export async function saveSearch(act: Act, { name, address, alerts }: SavedSearchValues): Promise<void> {
  const { actor } = act;
  ensure(canSaveSearch(actor), "People of schools, partnerships and the authority keep searches");
  const kept = keptAddress(address);
  ensureRule(kept !== "", "Search for something first: this would be the whole menu");
  const known = await foundNow(act, kept);
  if (alerts) ensureNarrow(known.length);
  await transaction(act, async (tx) => {
    await lockSearchesOf(tx, actor.userId);
    const own = await tx
      .select({ address: savedSearches.address })
      .from(savedSearches)
      .where(and(visibleTo(actor), eq(savedSearches.userId, actor.userId)));
    ensureRule(!own.some((one) => one.address === kept), "You keep this search already");
    ensureRule(own.length < mostSaved, `You keep ${mostSaved} searches: remove one first`);

    await tx.insert(savedSearches).values({
      authorityId: actor.authorityId,
      userId: actor.userId,
      organisationId: actor.organisationId,
      name,
      address: kept,
      alerts,
      knownOfferIds: known,
      stopSecret: newSecret(),
      savedAt: act.now,
    });
  });
}

/** Two tabs of one person keep one search after the other, so that each counts what the other has kept. */
async function lockSearchesOf(tx: Tx, userId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`saved searches ${userId}`}, 0))`);
}
