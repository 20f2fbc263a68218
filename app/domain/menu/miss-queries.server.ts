/** Searches of the menu that found nothing: what the area may lack. */
import { and, asc, desc, eq, gte, lte, type SQL, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { DayRange } from "#app/core/calendar.ts";
import { type KeyStage, keyStages } from "#app/core/words/menu.ts";
import { canSeeMisses } from "#app/domain/menu/policy.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { searchMisses } from "#db/schema/menu.ts";

/** Need and area are empty where none was given; so is what no key stage was given for. */
export type MissRow = {
  need: string;
  area: string;
  searches: number;
  byKeyStage: Record<KeyStage | "", number>;
};

/** Searches without a result by need and area, the most frequent first; only for officers. */
export function listMisses(act: Act, days: DayRange): Promise<MissRow[]> {
  return transaction(act, async (tx) => {
    const rows = await tx
      .select({
        need: searchMisses.need,
        area: searchMisses.area,
        keyStage: searchMisses.keyStage,
        searches: sql<number>`sum(${searchMisses.searches})::int`,
      })
      .from(searchMisses)
      .where(
        and(
          visibleMisses(act),
          gte(searchMisses.searchedOn, days.startsOn),
          lte(searchMisses.searchedOn, days.endsOn),
        ),
      )
      .groupBy(searchMisses.need, searchMisses.area, searchMisses.keyStage)
      .orderBy(desc(sql`sum(${searchMisses.searches})`), asc(searchMisses.need), asc(searchMisses.area));
    return gathered(rows);
  });
}

function visibleMisses({ actor }: Act): SQL | undefined {
  return canSeeMisses(actor) ? eq(searchMisses.authorityId, actor.authorityId) : sql`false`;
}

type Counted = { need: string; area: string; keyStage: string; searches: number };

function gathered(rows: readonly Counted[]): MissRow[] {
  const byPlace = new Map<string, MissRow>();
  for (const { need, area, keyStage, searches } of rows) {
    const key = `${need} ${area}`;
    const row = byPlace.get(key) ?? { need, area, searches: 0, byKeyStage: noneYet() };
    const stage = keyStages.find((one) => one === keyStage) ?? "";
    row.searches += searches;
    row.byKeyStage[stage] += searches;
    byPlace.set(key, row);
  }
  return [...byPlace.values()].sort((one, other) => other.searches - one.searches);
}

const noneYet = (): MissRow["byKeyStage"] => ({ "": 0, ks1: 0, ks2: 0, ks3: 0, ks4: 0 });
