import { and, desc, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addDays, type CalendarDate, londonDay } from "#app/core/calendar.ts";
import type { WatchState } from "#app/core/words/watch.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { itsOrganisation, visibleTo as providerVisibleTo } from "#app/domain/providers/visibility.server.ts";
import { type WatchFact, watchFacts } from "#app/domain/watch/facts.server.ts";
import { canSeeWatch, seesPupils } from "#app/domain/watch/policy.ts";
import { ruleToday } from "#app/domain/watch/rules.server.ts";
import { answerHoldsDays, waitsForOfficer, watchProviders } from "#app/domain/watch/watching.ts";
import { continueAsSystem, type Tx } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers } from "#db/schema/providers.ts";
import { watchActions } from "#db/schema/watch.ts";

/** The facts under the rule and settings of the act's day. */
export async function watchOf(tx: Tx, act: Act, facts: readonly WatchFact[]) {
  const [rule, settings] = [await ruleToday(tx, act), await settingsOf(tx, act)];
  return { rule, settings, watched: watchProviders(facts, rule, settings.fullWeekHours) };
}

/** Lets an officer who sees no child's record count those with a plan; false for who may not see the watch at all. */
export async function mayLook(tx: Tx, act: Act): Promise<boolean> {
  if (!canSeeWatch(act.actor)) return false;
  if (!seesPupils(act.actor)) await continueAsSystem(tx);
  return true;
}

export type WatchLine = {
  id: string;
  name: string;
  isRecorded: boolean;
  state: WatchState;
  pupils: number;
  pupilsOver: number;
  pupilsNear: number;
  withPlanOver: number;
  mostMinutes: number;
  assumed: boolean;
  lastAction: { action: (typeof watchActions.$inferSelect)["action"]; takenOn: CalendarDate } | null;
  lookAgainOn: CalendarDate | null;
  waits: boolean;
};

const rank: Record<WatchState, number> = { alert: 0, warning: 1, clear: 2 };

/** Every non-school provider with a live placement or a day to look again, those over first; the caller has asked `mayLook`. */
export async function watchLines(tx: Tx, act: Act) {
  const today = londonDay(act.now);
  const facts = await watchFacts(tx, act, { day: today });
  const { rule, settings, watched } = await watchOf(tx, act, facts);
  const latest = await latestActions(tx, act);
  const figures = new Map(watched.map((one) => [one.providerId, one]));
  const again = [...latest].flatMap(([id, { lookAgainOn }]) => (lookAgainOn ? [id] : []));
  const named = await namesOf(tx, act, [...new Set([...figures.keys(), ...again])]);
  const lines = named.map(({ id, name, recordedOn }): WatchLine => {
    const own = figures.get(id);
    const last = latest.get(id);
    const state = own?.state ?? "clear";
    return {
      id,
      name,
      isRecorded: recordedOn !== null,
      state,
      pupils: own?.pupils.length ?? 0,
      pupilsOver: own?.pupilsOver ?? 0,
      pupilsNear: own?.pupilsNear ?? 0,
      withPlanOver: own?.withPlanOver ?? 0,
      mostMinutes: own?.mostMinutes ?? 0,
      assumed: own?.assumed ?? false,
      lastAction: last ? { action: last.action, takenOn: last.takenOn } : null,
      lookAgainOn: last?.lookAgainOn ?? null,
      waits: waitsForOfficer(state, last, { today, answeredSince: addDays(today, -answerHoldsDays) }),
    };
  });
  return { rule, settings, lines: lines.toSorted(moreFirst) };
}

const moreFirst = (left: WatchLine, right: WatchLine) =>
  rank[left.state] - rank[right.state] ||
  right.pupilsOver - left.pupilsOver ||
  right.mostMinutes - left.mostMinutes ||
  left.name.localeCompare(right.name, "en-GB");

/** The newest answer of each provider. */
async function latestActions(tx: Tx, act: Act) {
  const rows = await tx
    .selectDistinctOn([watchActions.providerId], {
      providerId: watchActions.providerId,
      action: watchActions.action,
      takenOn: watchActions.takenOn,
      lookAgainOn: watchActions.lookAgainOn,
    })
    .from(watchActions)
    .where(eq(watchActions.authorityId, act.actor.authorityId))
    .orderBy(watchActions.providerId, desc(watchActions.takenAt), desc(watchActions.id));
  return new Map(rows.map((row) => [row.providerId, row]));
}

async function namesOf(tx: Tx, act: Act, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .select({
      id: providers.organisationId,
      name: organisations.name,
      recordedOn: providers.recordedOn,
    })
    .from(providers)
    .innerJoin(organisations, itsOrganisation)
    .where(and(providerVisibleTo(act.actor), inArray(providers.organisationId, [...ids])));
}
