import { sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { outcodeOf } from "#app/core/postcode.ts";
import { type KeyStage, keyStages } from "#app/core/words/menu.ts";
import type { MenuSearch } from "#app/domain/menu/menu-address.ts";
import { keyStageOf } from "#app/domain/menu/years.ts";
import { continueAsSystem, transaction } from "#app/platform/transaction.server.ts";
import { searchMisses } from "#db/schema/menu.ts";

type Came = {
  total: number;
  /** The postcode that distances were measured from; only its first half is kept. */
  from: string | undefined;
};

/**
 * Counts a search that found nothing, by day, need, key stage and district, and keeps nothing of who searched or
 * which words they used. A search for two needs is one miss of each. What asked for nothing, found something or
 * is a later page is not counted.
 */
export async function countMiss(act: Act, search: MenuSearch, { total, from }: Came): Promise<void> {
  if (total > 0 || search.page > 1 || !asksForSomething(search)) return;
  const area = from === undefined ? "" : (outcodeOf(from) ?? "");
  const rows = orNone(search.filters.need).flatMap((need) =>
    orNone(stagesOf(search)).map((keyStage) => ({
      authorityId: act.actor.authorityId,
      searchedOn: londonDay(act.now),
      need,
      keyStage,
      area,
      searches: 1,
    })),
  );
  const { authorityId, searchedOn, need, keyStage, area: where } = searchMisses;
  await transaction(act, async (tx) => {
    // Whoever searches may be counted; the counts are the officers' to read and nobody's to write.
    await continueAsSystem(tx);
    await tx
      .insert(searchMisses)
      // In one order, so that two at once wait for each other and never deadlock.
      .values(rows.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)))
      .onConflictDoUpdate({
        target: [authorityId, searchedOn, need, keyStage, where],
        set: { searches: sql`${searchMisses.searches} + 1` },
      });
  });
}

function asksForSomething({ filters, ...search }: MenuSearch): boolean {
  const { words, priceFrom, priceTo, startBy, weeks, withinMiles } = search;
  const others = [words, priceFrom, priceTo, startBy, weeks, withinMiles];
  return Object.keys(filters).length > 0 || others.some((one) => one !== undefined);
}

const keyOf = ({ need, keyStage }: { need: string; keyStage: string }) => `${need} ${keyStage}`;

const orNone = (values: readonly string[] = []): readonly string[] => (values.length > 0 ? values : [""]);

/** The key stages asked for, by name or by their years. */
function stagesOf({ filters }: MenuSearch): KeyStage[] {
  const byYear = (filters.year ?? []).map((year) => keyStageOf(Number(year)));
  return keyStages.filter((stage) => filters.keyStage?.includes(stage) || byYear.includes(stage));
}
