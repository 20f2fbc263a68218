/** What the hours of a provider's pupils add up to under the rule of the day. A prompt for an officer, never a finding. */
import { type CalendarDate, partsOfWeeklyHalfDay, type WeeklyHalfDay } from "#app/core/calendar.ts";
import type { WatchState } from "#app/core/words/watch.ts";

export type WatchRule = {
  /** More hours a week than this count as full time; from `warnHours` on it is near. */
  readonly fullTimeHours: number;
  readonly warnHours: number;
  /** So many pupils at full time raise an alert, or so many of those with a plan or looked after. */
  readonly pupils: number;
  readonly pupilsWithPlan: number;
  /** Whether more than half of a pupil's week counts as full time as well. */
  readonly countsMajority: boolean;
};

/** Today's law and the department's guide figure, for an authority that has set no rule of its own. */
export const usualRule: WatchRule = {
  fullTimeHours: 18,
  warnHours: 15,
  pupils: 5,
  pupilsWithPlan: 1,
  countsMajority: false,
};

/** The rule in force on a day: the latest that has begun, else the usual one. */
export function ruleOn<R extends WatchRule & { readonly startsOn: CalendarDate }>(
  rules: readonly R[],
  day: CalendarDate,
): R | undefined {
  return rules
    .filter(({ startsOn }) => startsOn <= day)
    .toSorted((left, right) => (left.startsOn < right.startsOn ? 1 : -1))[0];
}

type Times = {
  readonly amStarts: string | null;
  readonly amEnds: string | null;
  readonly pmStarts: string | null;
  readonly pmEnds: string | null;
};

/** The length of one half day in minutes, or undefined where the offer does not state it. */
function statedMinutes(from: string | null, to: string | null): number | undefined {
  if (from === null || to === null) return undefined;
  const length = minuteOf(to) - minuteOf(from);
  return length > 0 ? length : undefined;
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Minutes a week of a pattern at an offer's times; `assumed` when any half day had to be reckoned by the setting. */
export function minutesOf(
  pattern: readonly WeeklyHalfDay[],
  times: Times,
  hoursPerSession: number,
): { minutes: number; assumed: boolean } {
  const am = statedMinutes(times.amStarts, times.amEnds);
  const pm = statedMinutes(times.pmStarts, times.pmEnds);
  let [minutes, assumed] = [0, false];
  for (const half of new Set(pattern)) {
    const stated = partsOfWeeklyHalfDay(half).half === "am" ? am : pm;
    minutes += stated ?? hoursPerSession * 60;
    assumed ||= stated === undefined;
  }
  return { minutes, assumed };
}

export type WatchedPlacement = {
  readonly providerId: string;
  readonly pupilId: string;
  readonly commissionerId: string;
  /** An education, health and care plan, or looked after by an authority. */
  readonly hasPlan: boolean;
  readonly minutes: number;
  readonly assumed: boolean;
};

export type WatchedPupil = {
  readonly pupilId: string;
  readonly hasPlan: boolean;
  /** A week, over all of the provider's offers and all who commission. */
  readonly minutes: number;
  readonly level: "over" | "near" | "below";
};

export type WatchedProvider = {
  readonly providerId: string;
  readonly state: WatchState;
  readonly pupils: readonly WatchedPupil[];
  readonly pupilsOver: number;
  readonly pupilsNear: number;
  readonly withPlanOver: number;
  readonly mostMinutes: number;
  readonly assumed: boolean;
};

/** Hours are compared in minutes, so that a quarter of an hour is never lost. */
export function levelOf(minutes: number, rule: WatchRule, fullWeekHours: number): WatchedPupil["level"] {
  if (minutes > rule.fullTimeHours * 60) return "over";
  if (rule.countsMajority && minutes * 2 > fullWeekHours * 60) return "over";
  return minutes >= rule.warnHours * 60 ? "near" : "below";
}

/** Every provider with a live placement, each with its pupils, the most hours first. */
export function watchProviders(
  placements: readonly WatchedPlacement[],
  rule: WatchRule,
  fullWeekHours: number,
): WatchedProvider[] {
  return [...groupBy(placements, ({ providerId }) => providerId)].map(([providerId, own]) => {
    const pupils = [...groupBy(own, ({ pupilId }) => pupilId)]
      .map(([pupilId, parts]) => {
        const minutes = parts.reduce((sum, part) => sum + part.minutes, 0);
        const hasPlan = parts.some((part) => part.hasPlan);
        return { pupilId, hasPlan, minutes, level: levelOf(minutes, rule, fullWeekHours) };
      })
      .toSorted((left, right) => right.minutes - left.minutes || (left.pupilId < right.pupilId ? -1 : 1));
    const over = pupils.filter(({ level }) => level === "over");
    const figures = {
      pupilsOver: over.length,
      pupilsNear: pupils.filter(({ level }) => level === "near").length,
      withPlanOver: over.filter(({ hasPlan }) => hasPlan).length,
    };
    return {
      providerId,
      pupils,
      ...figures,
      state: stateOf(figures, rule),
      mostMinutes: pupils[0]?.minutes ?? 0,
      assumed: own.some(({ assumed }) => assumed),
    };
  });
}

type Figures = Pick<WatchedProvider, "pupilsOver" | "pupilsNear" | "withPlanOver">;

export function stateOf({ pupilsOver, pupilsNear, withPlanOver }: Figures, rule: WatchRule): WatchState {
  if (pupilsOver >= rule.pupils || withPlanOver >= rule.pupilsWithPlan) return "alert";
  return pupilsOver + pupilsNear > 0 ? "warning" : "clear";
}

/** The hours each commissioner buys of a provider a week, the most first. */
export function byCommissioner(
  placements: readonly Pick<WatchedPlacement, "commissionerId" | "pupilId" | "minutes">[],
): { commissionerId: string; pupils: number; minutes: number }[] {
  return [...groupBy(placements, ({ commissionerId }) => commissionerId)]
    .map(([commissionerId, own]) => ({
      commissionerId,
      pupils: new Set(own.map(({ pupilId }) => pupilId)).size,
      minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
    }))
    .toSorted((left, right) => right.minutes - left.minutes);
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

/** Days an officer's answer to an alert holds before the watch asks again. */
export const answerHoldsDays = 28;

type LatestAction = { readonly takenOn: CalendarDate; readonly lookAgainOn: CalendarDate | null };

/** Whether a provider waits for an officer: an alert nobody has answered lately, or the day to look again has come. */
export function waitsForOfficer(
  state: WatchState,
  latest: LatestAction | undefined,
  on: { today: CalendarDate; answeredSince: CalendarDate },
): boolean {
  if (latest?.lookAgainOn && latest.lookAgainOn <= on.today) return true;
  return state === "alert" && (latest === undefined || latest.takenOn < on.answeredSince);
}
