import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { WatchRuleValues } from "#app/domain/watch/forms.ts";
import { canSetWatchRules } from "#app/domain/watch/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { watchRules } from "#db/schema/watch.ts";

/**
 * Sets what the watch looks for from a day on; earlier days keep what they showed. One that has not begun is
 * replaced by a new one for the same day, so that a slip can be put right. Refuses (rule) a day gone by, and
 * today where a rule has begun today already.
 */
export function setWatchRule(act: Act, values: WatchRuleValues): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(
      canSetWatchRules(act.actor),
      "Only an AP development officer or the authority's lead sets these rules",
    );
    const today = londonDay(act.now);
    ensureRule(
      values.startsOn >= today,
      "A rule holds from today or a later day: what was shown before stays as it was",
      "startsOn",
    );
    const { authorityId } = act.actor;
    const ofDay = and(eq(watchRules.authorityId, authorityId), eq(watchRules.startsOn, values.startsOn));
    const [present] = await tx.select().from(watchRules).where(ofDay).for("update");
    ensureRule(
      !present || values.startsOn > today || isSame(present, values),
      `A rule has begun on ${formatDay(values.startsOn)} already: choose a later day`,
      "startsOn",
    );

    if (present && isSame(present, values)) return;
    const set = {
      ...values,
      setBy: act.actor.kind === "person" ? act.actor.userId : null,
      setAt: act.now,
    };
    if (present) await tx.update(watchRules).set(set).where(ofDay);
    else await tx.insert(watchRules).values({ ...set, authorityId });
    await record(tx, act, { name: "watch_rule.set", subjectId: authorityId, details: values });
  });
}

const isSame = (present: WatchRuleValues, values: WatchRuleValues) =>
  (Object.keys(values) as (keyof WatchRuleValues)[]).every((key) => present[key] === values[key]);
