import { and, asc, count, desc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { canSeeWatch } from "#app/domain/watch/policy.ts";
import { ruleOn, usualRule, type WatchRule } from "#app/domain/watch/watching.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { users } from "#db/schema/people.ts";
import { watchRules } from "#db/schema/watch.ts";

export type RuleInForce = WatchRule & {
  id: string | null;
  /** Null for the usual rule, which holds from the beginning. */
  startsOn: (typeof watchRules.$inferSelect)["startsOn"] | null;
};

/** The rule of the act's day. */
export async function ruleToday(tx: Tx, act: Act): Promise<RuleInForce> {
  const rules = await tx
    .select()
    .from(watchRules)
    .where(eq(watchRules.authorityId, act.actor.authorityId))
    .orderBy(asc(watchRules.startsOn));
  return ruleOn(rules, londonDay(act.now)) ?? { ...usualRule, id: null, startsOn: null };
}

/** The authority's own rules, the latest first, a page at a time, with the one in force; nothing for others than officers. */
export function listWatchRules(
  act: Act,
  { page = 1, pageSize = 25 }: { page?: number; pageSize?: number } = {},
) {
  return transaction(act, async (tx) => {
    if (!canSeeWatch(act.actor)) return { rows: [], total: 0, page, pageSize, inForce: undefined };
    const own = eq(watchRules.authorityId, act.actor.authorityId);
    const rows = await tx
      .select({ rule: watchRules, setBy: users.name })
      .from(watchRules)
      .leftJoin(users, eq(users.id, watchRules.setBy))
      .where(own)
      .orderBy(desc(watchRules.startsOn))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const [all] = await tx.select({ total: count() }).from(watchRules).where(and(own));
    const inForce = await ruleToday(tx, act);
    return {
      rows: rows.map(({ rule, setBy }) => ({ ...rule, setBy })),
      total: all?.total ?? 0,
      page,
      pageSize,
      inForce,
    };
  });
}
