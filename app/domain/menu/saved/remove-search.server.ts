import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { canChangeSearch } from "#app/domain/menu/saved/policy.ts";
import { loadSavedSearch } from "#app/domain/menu/saved/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { savedSearches } from "#db/schema/menu.ts";

/** Keeps a search no longer; nothing of it stays. */
export function removeSearch(act: Act, savedId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const search = await loadSavedSearch(tx, act, savedId);
    ensure(canChangeSearch(act.actor, search), "Only who keeps a search removes it");
    await tx
      .delete(savedSearches)
      .where(and(eq(savedSearches.authorityId, act.actor.authorityId), eq(savedSearches.id, savedId)));
  });
}
