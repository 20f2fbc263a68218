/** `npm run reindex`: makes the menu's search anew, for every authority and in every engine. */
import { asc } from "drizzle-orm";
import { londonDay } from "#app/core/calendar.ts";
import { otherEngine } from "#app/domain/menu/engine.server.ts";
import { reindexOffers } from "#app/domain/menu/index-offers.server.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { authorities } from "#db/schema/organisations.ts";
import { withDatabase } from "./with-database.server.ts";

export async function main(): Promise<number> {
  await withDatabase(() => reindexAll(new Date(), console.log));
  return 0;
}

/** Authority after authority, in both engines. */
export async function reindexAll(now: Date, say: (line: string) => void): Promise<void> {
  const all = await unguarded((tx) =>
    tx
      .select({ id: authorities.id, name: authorities.name })
      .from(authorities)
      .orderBy(asc(authorities.name)),
  );
  const engines = otherEngine() ? "Postgres and Meilisearch" : "Postgres";
  say(`Reindexing the menu of ${all.length} authorities in ${engines}, as of ${londonDay(now)}.`);
  for (const [index, { id, name }] of all.entries()) {
    const offers = await reindexOffers(
      { actor: { kind: "system", authorityId: id }, now },
      "all",
      (done, of) => {
        if (done < of) say(`  ${name}: ${done} of ${of}`);
      },
    );
    say(`${index + 1} of ${all.length}: ${name}, ${offers} ${offers === 1 ? "offer" : "offers"}`);
  }
}
