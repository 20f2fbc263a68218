/** How an offer fits a child, and why, in words. There is no score but what these rules add up to. */
import {
  addDays,
  type CalendarDate,
  daysBetween,
  formatDay,
  type WeeklyHalfDay,
  weeklyHalfDays,
} from "#app/core/calendar.ts";
import { formatMoney, type Pence } from "#app/core/money.ts";
import { type Need, needNames } from "#app/core/words/menu.ts";
import type { WeightName, Weights } from "#app/domain/matching/weights.ts";

export type Child = {
  readonly year: number;
  readonly needs: readonly Need[];
  /** The half days wanted; none for any. */
  readonly halves: readonly WeeklyHalfDay[];
  readonly startBy: CalendarDate;
  readonly weeks: number | undefined;
  /** What is left of the budget, in pence; undefined when no budget is known. */
  readonly left: Pence | undefined;
};

export type Candidate = {
  readonly needs: readonly Need[];
  readonly years: readonly number[];
  readonly free: readonly WeeklyHalfDay[];
  readonly soonestOn: CalendarDate | null;
  readonly weeksFrom: number | null;
  readonly weeksTo: number | null;
  /** Straight-line miles from home; null when a place is not known. */
  readonly miles: number | null;
  /** What the sessions wanted would cost, in pence; undefined when no half days were chosen. */
  readonly cost: { readonly pence: Pence; readonly sessions: number } | undefined;
  readonly isLocal: boolean;
  /** The day on which a placement with the same provider ended before its time, if one did. */
  readonly triedUntil: CalendarDate | null;
  /** The day on which a placement with the same provider ended as it was planned, if one did: a fact, no point off. */
  readonly hereUntil: CalendarDate | null;
};

export type Reason = {
  readonly rule: WeightName | "year" | "length" | "here";
  readonly text: string;
  readonly fits: boolean;
  /** Says only what is not known or what to do to know it: neither for the offer nor against it. */
  readonly isAdvice?: boolean;
};
export type Fit = {
  /** What the rules add up to, of `of`: both whole numbers. */
  readonly points: number;
  readonly of: number;
  readonly fits: boolean;
  readonly reasons: readonly Reason[];
};

type Told = { share: number; reason: Reason };

export function fitOf(child: Child, offer: Candidate, weights: Weights): Fit {
  const told = {
    needs: byNeeds(child, offer),
    timetable: byTimetable(child, offer),
    distance: byDistance(offer, weights.farMiles),
    soonest: bySoonest(child, offer),
    price: byPrice(child, offer),
  };
  const earned = Object.entries(told).reduce(
    (sum, [name, { share }]) => sum + weights[name as keyof typeof told] * share,
    (offer.isLocal ? weights.local : 0) - (offer.triedUntil ? weights.tried : 0),
  );
  const of = Object.keys(told).reduce((sum, name) => sum + weights[name as keyof typeof told], weights.local);
  const reasons = [
    yearReason(child, offer),
    ...Object.values(told).map(({ reason }) => reason),
    ...lengthReason(child, offer),
    ...(offer.isLocal
      ? [{ rule: "local", text: "On your partnership’s own menu", fits: true } as const]
      : []),
    ...(offer.hereUntil
      ? [
          {
            rule: "here",
            text: `Was here before, until ${formatDay(offer.hereUntil)}`,
            fits: true,
          } as const,
        ]
      : []),
    ...(offer.triedUntil
      ? [
          {
            rule: "tried",
            text: `Tried before: a placement with this provider ended early on ${formatDay(offer.triedUntil)}`,
            fits: true,
            isAdvice: true,
          } as const,
        ]
      : []),
  ];
  return {
    points: Math.max(0, Math.min(of, Math.round(earned))),
    of,
    fits: reasons.every(({ fits }) => fits),
    reasons,
  };
}

function yearReason({ year }: Child, { years }: Candidate): Reason {
  const fits = years.includes(year);
  return { rule: "year", text: fits ? `Takes year ${year}` : `Does not take year ${year}`, fits };
}

function byNeeds({ needs }: Child, offer: Candidate): Told {
  if (needs.length === 0)
    return {
      share: 1,
      reason: { rule: "needs", text: "No needs are recorded for this child", fits: true, isAdvice: true },
    };
  const met = needs.filter((need) => offer.needs.includes(need));
  const names = met.map((need) => needNames[need]).join(", ");
  const text =
    met.length === needs.length
      ? `For ${needs.length === 1 ? "the need" : `all ${inWords(needs.length)} needs`}: ${names}`
      : met.length === 0
        ? "For none of the needs"
        : `For ${inWords(met.length)} of ${inWords(needs.length)} needs: ${names}`;
  return { share: met.length / needs.length, reason: { rule: "needs", text, fits: met.length > 0 } };
}

const dayNames = { mon: "Monday", tue: "Tuesday", wed: "Wednesday", thu: "Thursday", fri: "Friday" } as const;

function byTimetable({ halves }: Child, { free }: Candidate): Told {
  if (halves.length === 0) {
    const fits = free.length > 0;
    const text = fits ? `Free: ${halvesInWords(free)}` : "No place is free in the coming six weeks";
    return { share: fits ? 1 : 0, reason: { rule: "timetable", text, fits } };
  }
  const open = halves.filter((half) => free.includes(half));
  const full = halves.filter((half) => !free.includes(half));
  const isOne = open.length === 1;
  const text =
    full.length === 0
      ? `${halvesInWords(open)} ${isOne ? "is" : "are"} free`
      : `No place on ${halvesInWords(full)}`;
  return {
    share: open.length / halves.length,
    reason: { rule: "timetable", text, fits: full.length === 0 },
  };
}

/** "Tuesday and Thursday mornings, Friday" */
export function halvesInWords(halves: readonly WeeklyHalfDay[]): string {
  if (halves.length === weeklyHalfDays.length) return "Every half day";
  const days = Object.keys(dayNames) as (keyof typeof dayNames)[];
  const has = (day: string, half: "am" | "pm") => halves.some((one) => one === `${day}-${half}`);
  const whole = days.filter((day) => has(day, "am") && has(day, "pm"));
  const only = (half: "am" | "pm") => days.filter((day) => has(day, half) && !whole.includes(day));
  const parts = [
    listed(whole.map((day) => dayNames[day])),
    halfListed(only("am"), "morning"),
    halfListed(only("pm"), "afternoon"),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function halfListed(days: readonly (keyof typeof dayNames)[], half: string): string {
  if (days.length === 0) return "";
  return `${listed(days.map((day) => dayNames[day]))} ${half}${days.length > 1 ? "s" : ""}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function byDistance({ miles }: Candidate, farMiles: number): Told {
  if (miles === null)
    return {
      share: 0.5,
      reason: { rule: "distance", text: "How far it is from home is not known", fits: true, isAdvice: true },
    };
  const text = miles < 0.1 ? "Next door" : `${miles.toFixed(1)} miles from home`;
  return { share: Math.max(0, 1 - miles / farMiles), reason: { rule: "distance", text, fits: true } };
}

const weeksToNothing = 8;

function bySoonest({ startBy }: Child, { soonestOn }: Candidate): Told {
  if (soonestOn === null)
    return { share: 0, reason: { rule: "soonest", text: "No place is in sight", fits: false } };
  const late = Math.max(0, daysBetween(startBy, soonestOn));
  const text = late === 0 ? `A place by ${formatDay(startBy)}` : `A place from ${formatDay(soonestOn)}`;
  return {
    share: Math.max(0, 1 - Math.ceil(late / 7) / weeksToNothing),
    reason: { rule: "soonest", text, fits: true },
  };
}

function byPrice({ left }: Child, { cost }: Candidate): Told {
  if (cost === undefined)
    return {
      share: 0.5,
      reason: {
        rule: "price",
        text: "Choose half days to see what it would cost",
        fits: true,
        isAdvice: true,
      },
    };
  const price = `${formatMoney(cost.pence)} for ${cost.sessions} ${cost.sessions === 1 ? "session" : "sessions"}`;
  if (left === undefined) return { share: 0.5, reason: { rule: "price", text: price, fits: true } };
  const after = left - cost.pence;
  const text =
    after >= 0
      ? `${price}, ${formatMoney(after as Pence)} would be left`
      : `${price}: ${formatMoney(-after as Pence)} more than is left`;
  return {
    share: after <= 0 ? 0 : after / left,
    reason: { rule: "price", text, fits: after >= 0 },
  };
}

function lengthReason({ weeks }: Child, { weeksFrom, weeksTo }: Candidate): Reason[] {
  if (weeks === undefined || (weeksFrom === null && weeksTo === null)) return [];
  const fits = (weeksFrom === null || weeks >= weeksFrom) && (weeksTo === null || weeks <= weeksTo);
  const range =
    weeksFrom !== null && weeksTo !== null && weeksFrom !== weeksTo
      ? `${weeksFrom} to ${weeksTo} weeks`
      : weeksFrom !== null && weeksTo === null
        ? `${weeksFrom} weeks or more`
        : `${weeksTo} weeks${weeksFrom === null ? " at most" : ""}`;
  return [{ rule: "length", text: `Lasts ${range}`, fits }];
}

const numberWords = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const inWords = (number: number): string => numberWords[number] ?? String(number);

/** The last day of so many weeks from a first day. */
export const lastDayOf = (from: CalendarDate, weeks: number): CalendarDate => addDays(from, weeks * 7 - 1);
