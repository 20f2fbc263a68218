import { and, count, eq, min } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { interestsVisibleTo } from "#app/domain/market/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { marketInterests } from "#db/schema/market.ts";

/** Who would like to provide here and has had no answer; for the officers who run the market place. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  if (!canRunMarket(act.actor)) return [];
  const [row] = await tx
    .select({ count: count(), since: min(marketInterests.registeredAt) })
    .from(marketInterests)
    .where(and(interestsVisibleTo(act.actor), eq(marketInterests.status, "new")));
  const day = row?.since ? londonDay(row.since) : undefined;
  const hint = day && `The first wrote on ${formatDay(day)}`;
  return [
    {
      text: "Interest in providing to answer",
      count: row?.count ?? 0,
      to: `${paths.interests()}?status=new`,
      hint,
      day,
    },
  ];
}
