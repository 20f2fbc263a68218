import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import type { SavedSearchValues } from "#app/domain/menu/saved/forms.ts";
import { canChangeSearch } from "#app/domain/menu/saved/policy.ts";
import { loadSavedSearch } from "#app/domain/menu/saved/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { savedSearches } from "#db/schema/menu.ts";

/** Gives a kept search another name, or begins or stops its letters. */
export function changeSearch(
  act: Act,
  savedId: string,
  { name, alerts }: Pick<SavedSearchValues, "name" | "alerts">,
): Promise<void> {
  return transaction(act, async (tx) => {
    const search = await loadSavedSearch(tx, act, savedId);
    ensure(canChangeSearch(act.actor, search), "Only who keeps a search changes it");
    await tx
      .update(savedSearches)
      .set({ name, alerts })
      .where(and(eq(savedSearches.authorityId, act.actor.authorityId), eq(savedSearches.id, savedId)));
  });
}
