import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import type { SavedSearchValues } from "#app/domain/menu/saved/forms.ts";
import { ensureNarrow, foundNow } from "#app/domain/menu/saved/found-now.server.ts";
import { canChangeSearch } from "#app/domain/menu/saved/policy.ts";
import { findSavedSearch } from "#app/domain/menu/saved/queries.server.ts";
import { loadSavedSearch } from "#app/domain/menu/saved/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { savedSearches } from "#db/schema/menu.ts";

/** Gives a kept search another name, or begins or stops its letters. Refuses (rule) letters of one that is too wide. */
export async function changeSearch(
  act: Act,
  savedId: string,
  { name, alerts }: Pick<SavedSearchValues, "name" | "alerts">,
): Promise<void> {
  const before = alerts ? await findSavedSearch(act, savedId) : undefined;
  const found = before && !before.alerts ? await foundNow(act, before.address) : [];
  await transaction(act, async (tx) => {
    const search = await loadSavedSearch(tx, act, savedId);
    ensure(canChangeSearch(act.actor, search), "Only who keeps a search changes it");
    ensureNarrow(found.length);
    await tx
      .update(savedSearches)
      .set({ name, alerts })
      .where(and(eq(savedSearches.authorityId, act.actor.authorityId), eq(savedSearches.id, savedId)));
  });
}
