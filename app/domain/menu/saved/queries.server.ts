import { and, asc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import { visibleTo } from "#app/domain/menu/saved/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { savedSearches } from "#db/schema/menu.ts";

/** The searches that the actor keeps, by name, each with what it looks for in words. */
export function listSavedSearches(act: Act) {
  if (act.actor.kind !== "person") return Promise.resolve([]);
  return transaction(act, async (tx) => {
    const rows = await tx
      .select({
        id: savedSearches.id,
        name: savedSearches.name,
        address: savedSearches.address,
        alerts: savedSearches.alerts,
        savedAt: savedSearches.savedAt,
        toldAt: savedSearches.toldAt,
      })
      .from(savedSearches)
      .where(visibleTo(act.actor))
      .orderBy(asc(savedSearches.name), asc(savedSearches.id));
    return rows.map((row) => ({ ...row, looksFor: inWords(row.address) }));
  });
}

export async function findSavedSearch(act: Act, savedId: string) {
  if (act.actor.kind !== "person") return undefined;
  const [row] = await transaction(act, (tx) =>
    tx
      .select({
        id: savedSearches.id,
        name: savedSearches.name,
        address: savedSearches.address,
        alerts: savedSearches.alerts,
      })
      .from(savedSearches)
      .where(and(visibleTo(act.actor), eq(savedSearches.id, savedId))),
  );
  return row && { ...row, looksFor: inWords(row.address) };
}

/** What an address of the menu looks for, as its chosen filters say. */
export const inWords = (address: string): string[] =>
  readMenuAddress(new URLSearchParams(address)).selected.map(({ text }) => text);
