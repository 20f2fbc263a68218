import type { PersonAct } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import { watchFacts } from "#app/domain/watch/facts.server.ts";
import type { WatchActionValues } from "#app/domain/watch/forms.ts";
import { canAnswerWatch } from "#app/domain/watch/policy.ts";
import { watchOf } from "#app/domain/watch/watch.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { watchActions } from "#db/schema/watch.ts";

/**
 * Writes down what an officer did about a provider's pupils and hours, beside what the watch showed that day; it is
 * never changed. Refuses (rule) a provider that is a school, and a day to look again that is not ahead. The same
 * form sent twice is one.
 */
export function takeWatchAction(
  act: PersonAct,
  providerId: string,
  values: WatchActionValues,
): Promise<void> {
  return transaction(act, async (tx) => {
    const provider = await loadProvider(tx, act, providerId);
    ensure(
      canAnswerWatch(act.actor),
      "Only an AP development officer or the authority's lead answers the watch",
    );
    ensureRule(provider.kind === "non_school", "The registration watch is about non-school providers");
    const today = londonDay(act.now);
    ensureRule(
      values.lookAgainOn === undefined || values.lookAgainOn > today,
      "Choose a day after today to look again",
      "lookAgainOn",
    );
    const { watched } = await watchOf(tx, act, await watchFacts(tx, act, { day: today, providerId }));

    const rows = await tx
      .insert(watchActions)
      .values({
        authorityId: act.actor.authorityId,
        id: values.id,
        providerId,
        action: values.action,
        note: values.note,
        pupilsOver: watched[0]?.pupilsOver ?? 0,
        pupilsNear: watched[0]?.pupilsNear ?? 0,
        lookAgainOn: values.lookAgainOn ?? null,
        takenBy: act.actor.userId,
        takenOn: today,
        takenAt: act.now,
      })
      .onConflictDoNothing()
      .returning({ id: watchActions.id });
    if (rows.length === 0) return;
    await record(tx, act, {
      name: "watch.answered",
      subjectId: providerId,
      details: { action: values.action, lookAgainOn: values.lookAgainOn },
    });
  });
}
