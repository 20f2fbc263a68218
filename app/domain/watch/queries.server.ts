import { and, desc, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import type { WatchState } from "#app/core/words/watch.ts";
import { itsOrganisation, visibleTo as providerVisibleTo } from "#app/domain/providers/visibility.server.ts";
import { noteLook } from "#app/domain/pupils/looks.server.ts";
import { visibleTo as pupilVisibleTo } from "#app/domain/pupils/visibility.server.ts";
import { type WatchFact, watchFacts } from "#app/domain/watch/facts.server.ts";
import { canSeeWatch, seesPupils } from "#app/domain/watch/policy.ts";
import { ruleToday } from "#app/domain/watch/rules.server.ts";
import { mayLook, type WatchLine, watchLines, watchOf } from "#app/domain/watch/watch.server.ts";
import { byCommissioner } from "#app/domain/watch/watching.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { users } from "#db/schema/people.ts";
import { providers } from "#db/schema/providers.ts";
import { pupils } from "#db/schema/pupils.ts";
import { watchActions } from "#db/schema/watch.ts";

export type WatchFilter = {
  states?: readonly WatchState[];
  /** Only what waits for an officer. */
  waiting?: boolean;
  page?: number;
  pageSize?: number;
};

/** A page of the non-school providers with live placements, those near or over first; nothing for others than officers. */
export function listWatch(
  act: Act,
  { states = [], waiting = false, page = 1, pageSize = 25 }: WatchFilter = {},
) {
  return transaction(act, async (tx) => {
    const none: WatchLine[] = [];
    if (!(await mayLook(tx, act)))
      return { rows: none, total: 0, page, pageSize, rule: undefined, counts: undefined, hoursPerSession: 0 };
    const { lines, rule, settings } = await watchLines(tx, act);
    const kept = lines.filter(
      (line) => (states.length === 0 || states.includes(line.state)) && (!waiting || line.waits),
    );
    const number = (state: WatchState) => lines.filter((line) => line.state === state).length;
    return {
      rows: kept.slice((page - 1) * pageSize, page * pageSize),
      total: kept.length,
      page,
      pageSize,
      rule,
      counts: { alert: number("alert"), warning: number("warning"), clear: number("clear") },
      hoursPerSession: settings.hoursPerSession,
    };
  });
}

/**
 * One non-school provider with its pupils' hours, the most first, a page at a time, and what each commissioner
 * buys. Names stand there for who may see pupils, and that is noted as one look; others read references.
 */
export function findWatched(
  act: Act,
  providerId: string,
  { page = 1, pageSize = 25, shownOn }: { page?: number; pageSize?: number; shownOn: string },
) {
  return transaction(act, async (tx) => {
    if (!(await mayLook(tx, act))) return undefined;
    const provider = await watchableOf(tx, act, providerId);
    if (!provider) return undefined;
    const facts = await watchFacts(tx, act, { day: londonDay(act.now), providerId });
    const { rule, settings, watched } = await watchOf(tx, act, facts);
    const own = watched[0];
    const shown = (own?.pupils ?? []).slice((page - 1) * pageSize, page * pageSize);
    const names = await namesOf(tx, act, { ids: shown.map(({ pupilId }) => pupilId), shownOn });
    const organisationNames = await organisationNamesOf(tx, act, facts);
    return {
      provider,
      rule,
      hoursPerSession: settings.hoursPerSession,
      state: own?.state ?? ("clear" as const),
      pupilsOver: own?.pupilsOver ?? 0,
      pupilsNear: own?.pupilsNear ?? 0,
      withPlanOver: own?.withPlanOver ?? 0,
      assumed: own?.assumed ?? false,
      commissioners: byCommissioner(facts).map((line) => ({
        ...line,
        name: organisationNames.get(line.commissionerId) ?? "",
      })),
      rows: shown.map(({ pupilId, hasPlan, ...pupil }) => ({
        ...pupil,
        pupil: names.get(pupilId) ?? null,
        // Whether a child has a plan is part of its record.
        hasPlan: names.has(pupilId) ? hasPlan : null,
        placements: facts
          .filter((fact) => fact.pupilId === pupilId)
          .map(({ placementId, reference, isRecorded, minutes, commissionerId }) => ({
            id: placementId,
            reference,
            isRecorded,
            minutes,
            commissioner: organisationNames.get(commissionerId) ?? "",
          })),
      })),
      total: own?.pupils.length ?? 0,
      page,
      pageSize,
    };
  });
}

/** A non-school provider of the authority. */
async function watchableOf(tx: Tx, act: Act, providerId: string) {
  const [provider] = await tx
    .select({ id: providers.organisationId, name: organisations.name, recordedOn: providers.recordedOn })
    .from(providers)
    .innerJoin(organisations, itsOrganisation)
    .where(
      and(
        providerVisibleTo(act.actor),
        eq(providers.organisationId, providerId),
        eq(providers.kind, "non_school"),
      ),
    );
  return provider;
}

type Named = { id: string; givenName: string; familyName: string };

async function namesOf(tx: Tx, act: Act, { ids, shownOn }: { ids: readonly string[]; shownOn: string }) {
  if (ids.length === 0 || !seesPupils(act.actor)) return new Map<string, Named>();
  const rows = await tx
    .select({ id: pupils.id, givenName: pupils.givenName, familyName: pupils.familyName })
    .from(pupils)
    .where(and(pupilVisibleTo(act.actor), inArray(pupils.id, [...ids])));
  await noteLook(tx, act, { pupilIds: rows.map(({ id }) => id), kind: "listed", page: shownOn });
  return new Map(rows.map((row) => [row.id, row]));
}

async function organisationNamesOf(tx: Tx, act: Act, facts: readonly WatchFact[]) {
  const ids = [...new Set(facts.map(({ commissionerId }) => commissionerId))];
  if (ids.length === 0) return new Map<string, string>();
  const rows = await tx
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.authorityId, act.actor.authorityId), inArray(organisations.id, ids)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A page of what officers did about a provider, newest first; nothing for others than officers. */
export function listWatchActions(
  act: Act,
  providerId: string,
  { page = 1, pageSize = 25 }: { page?: number; pageSize?: number } = {},
) {
  return transaction(act, async (tx) => {
    if (!canSeeWatch(act.actor)) return { rows: [], total: 0, page, pageSize };
    const where = and(
      eq(watchActions.authorityId, act.actor.authorityId),
      eq(watchActions.providerId, providerId),
    );
    const rows = await tx
      .select({
        id: watchActions.id,
        action: watchActions.action,
        note: watchActions.note,
        pupilsOver: watchActions.pupilsOver,
        pupilsNear: watchActions.pupilsNear,
        lookAgainOn: watchActions.lookAgainOn,
        takenAt: watchActions.takenAt,
        by: users.name,
      })
      .from(watchActions)
      .leftJoin(users, eq(users.id, watchActions.takenBy))
      .where(where)
      .orderBy(desc(watchActions.takenAt), desc(watchActions.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    return { rows, total: await tx.$count(watchActions, where), page, pageSize };
  });
}

/** A provider's figures without its pupils, for the page that answers them. */
export function findWatchedFigures(act: Act, providerId: string) {
  return transaction(act, async (tx) => {
    if (!(await mayLook(tx, act))) return undefined;
    const provider = await watchableOf(tx, act, providerId);
    if (!provider) return undefined;
    const facts = await watchFacts(tx, act, { day: londonDay(act.now), providerId });
    const { watched } = await watchOf(tx, act, facts);
    const { state = "clear", pupilsOver = 0, pupilsNear = 0, withPlanOver = 0 } = watched[0] ?? {};
    return { providerId, name: provider.name, state, pupilsOver, pupilsNear, withPlanOver };
  });
}

/** The rule in force today, for pages that explain it; undefined for others than officers. */
export function findRuleInForce(act: Act) {
  return transaction(act, async (tx) => (canSeeWatch(act.actor) ? ruleToday(tx, act) : undefined));
}
