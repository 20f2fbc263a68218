import {
  addDays,
  addYears,
  type CalendarDate,
  compareDays,
  formatDay,
  lastCalendarDate,
} from "#app/core/calendar.ts";
import type { EvidenceScope } from "#app/core/words/providers.ts";
import type { DecisionKind } from "#app/core/words/quality.ts";

type MaybeDay = CalendarDate | null | undefined;

/** A critical kind of evidence that applies to the provider, whom it is needed for and what was accepted. */
export type EvidenceRequirement = {
  readonly key: string;
  readonly name: string;
  readonly scope: EvidenceScope;
  readonly appliesFrom: CalendarDate;
  /** The organisation, each site or each person; from and until are the days on which it is one of them. */
  readonly subjects: readonly { readonly id: string; readonly from?: MaybeDay; readonly until?: MaybeDay }[];
  /** Accepted items only: what is unchecked does not count. The expiry day is still in date. */
  readonly accepted: readonly {
    readonly subjectId: string;
    readonly from?: MaybeDay;
    readonly expiresOn?: MaybeDay;
  }[];
};

type Subject = EvidenceRequirement["subjects"][number];

/** All that a provider's standing hangs on. Decisions are confirmed ones, in the order they were made. */
export type StandingFacts = {
  readonly decisions: readonly {
    readonly kind: DecisionKind;
    readonly decidedOn: CalendarDate;
    /** When it was confirmed, which tells it apart from a withdrawal of the same day. */
    readonly decidedAt?: Date | null | undefined;
    /** The last day it holds; a year from the decision when it states none. */
    readonly expiresOn?: MaybeDay;
  }[];
  readonly withdrawals: readonly {
    readonly withdrawnOn: CalendarDate;
    readonly withdrawnAt?: Date | undefined;
  }[];
  /** In force from its first day until the day it is lifted, which is free again. */
  readonly suspensions: readonly { readonly startsOn: CalendarDate; readonly liftedOn?: MaybeDay }[];
  /** Overdue from the day after it was due until the day it is closed. */
  readonly conditions: readonly {
    readonly critical: boolean;
    readonly dueOn: CalendarDate;
    readonly closedOn?: MaybeDay;
  }[];
  /** Only the critical kinds. */
  readonly evidence: readonly EvidenceRequirement[];
};

export const standingStates = [
  "not_assured",
  "approved",
  "approved_with_conditions",
  "declined",
  "suspended",
  "withdrawn",
  "lapsed",
] as const;
export type StandingState = (typeof standingStates)[number];
export const standingNames: Readonly<Record<StandingState, string>> = {
  not_assured: "Not assured",
  approved: "Approved",
  approved_with_conditions: "Approved with conditions",
  declined: "Declined",
  suspended: "Suspended",
  withdrawn: "Withdrawn",
  lapsed: "Lapsed",
};

export type Standing = {
  readonly state: StandingState;
  readonly listable: boolean;
  readonly commissionable: boolean;
  /** Why the provider cannot be commissioned, a sentence each; empty when it can. */
  readonly reasons: readonly string[];
  /** First and last day of the run of days around this one with the same state; null is without end. */
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
};

type Answer = Pick<Standing, "state" | "reasons">;

/**
 * What the decisions, evidence, conditions and suspensions add up to on a day. Listable and commissionable
 * are the same: the latest decision approves and is in date, every critical kind of evidence that applies has
 * an accepted item in date, no critical condition is overdue, not suspended, not withdrawn. Days to come are
 * judged by what is known now.
 */
export function standingOn(day: CalendarDate, facts: StandingFacts): Standing {
  const answer = answerOn(day, facts);
  const listable = isListable(answer.state);
  return { ...answer, listable, commissionable: listable, ...runAround(day, facts, answer.state) };
}

/**
 * The first run of listable days on or after the day, first and last day both included; until is null when
 * nothing known ends it. Undefined when no such day is known. It agrees with standingOn day by day.
 */
export function listableWindow(
  facts: StandingFacts,
  from: CalendarDate,
): { from: CalendarDate; until: CalendarDate | null } | undefined {
  const starts = [from, ...changeDays(facts).filter((day) => day > from)];
  const isListableOn = (day: CalendarDate): boolean => isListable(answerOn(day, facts).state);
  const first = starts.findIndex(isListableOn);
  const firstDay = starts[first];
  if (firstDay === undefined) return undefined;
  const end = starts.find((day, index) => index > first && !isListableOn(day));
  return { from: firstDay, until: end === undefined ? null : addDays(end, -1) };
}

export function isListable(state: StandingState): boolean {
  return state === "approved" || state === "approved_with_conditions";
}

function answerOn(day: CalendarDate, facts: StandingFacts): Answer {
  const decision = latestDecision(day, facts);
  if (decision === undefined) return { state: "not_assured", reasons: ["No decision has been made yet"] };
  const withdrawal = facts.withdrawals.find((one) => one.withdrawnOn <= day && isAfter(one, decision));
  if (withdrawal !== undefined)
    return { state: "withdrawn", reasons: [`Withdrawn on ${formatDay(withdrawal.withdrawnOn)}`] };
  if (decision.kind === "decline")
    return { state: "declined", reasons: [`Declined on ${formatDay(decision.decidedOn)}`] };
  const suspension = facts.suspensions.find(
    ({ startsOn, liftedOn }) => startsOn <= day && (!liftedOn || day < liftedOn),
  );
  const lapses = lapsesOn(day, facts, lastDayOf(decision));
  if (suspension !== undefined)
    return { state: "suspended", reasons: [`Suspended on ${formatDay(suspension.startsOn)}`, ...lapses] };
  if (lapses.length > 0) return { state: "lapsed", reasons: lapses };
  return { state: decision.kind === "approve" ? "approved" : "approved_with_conditions", reasons: [] };
}

type Decision = StandingFacts["decisions"][number];
type Withdrawal = StandingFacts["withdrawals"][number];

/** Only a later decision undoes a withdrawal. Of one day the moments tell; where they are not known it stands. */
function isAfter({ withdrawnOn, withdrawnAt }: Withdrawal, { decidedOn, decidedAt }: Decision): boolean {
  if (withdrawnOn !== decidedOn) return withdrawnOn > decidedOn;
  return !withdrawnAt || !decidedAt || withdrawnAt >= decidedAt;
}

export function latestDecision(day: CalendarDate, facts: StandingFacts): Decision | undefined {
  return facts.decisions
    .filter(({ decidedOn }) => decidedOn <= day)
    .reduce<Decision | undefined>(
      (latest, decision) => (!latest || decision.decidedOn >= latest.decidedOn ? decision : latest),
      undefined,
    );
}

export function lastDayOf(decision: Decision): CalendarDate {
  return decision.expiresOn ?? addYears(decision.decidedOn, 1);
}

function lapsesOn(day: CalendarDate, facts: StandingFacts, lastDay: CalendarDate): string[] {
  const overdue = facts.conditions
    .filter(({ critical, dueOn, closedOn }) => critical && dueOn < day && (!closedOn || day < closedOn))
    .map(({ dueOn }) => `A critical condition was due by ${formatDay(dueOn)} and is not met`);
  const lapses = facts.evidence.flatMap((requirement) => evidenceLapse(day, requirement) ?? []);
  return [...(lastDay < day ? [`The approval ran out on ${formatDay(lastDay)}`] : []), ...lapses, ...overdue];
}

export function evidenceLapse(day: CalendarDate, requirement: EvidenceRequirement): string | undefined {
  const missing = missingOn(day, requirement);
  if (missing.length === 0) return undefined;
  const where = ofHowMany(missing.length, day, requirement);
  const ends = requirement.accepted
    .filter(({ subjectId }) => missing.some(({ id }) => id === subjectId))
    .flatMap(({ expiresOn }) => (expiresOn && expiresOn < day ? [expiresOn] : []));
  const last = ends.sort(compareDays).at(-1);
  return last === undefined
    ? `${requirement.name}: nothing accepted is in date${where}`
    : `${requirement.name}: ran out on ${formatDay(last)}${where}`;
}

/** Whom it is asked for on the day: nobody before the kind's own day. */
export function neededOn(day: CalendarDate, { appliesFrom, subjects }: EvidenceRequirement): Subject[] {
  if (day < appliesFrom) return [];
  return subjects.filter(({ from, until }) => isDuring(day, from, until));
}

/** Those of them without an accepted item in date. */
export function missingOn(day: CalendarDate, requirement: EvidenceRequirement): Subject[] {
  return neededOn(day, requirement).filter(
    ({ id }) =>
      !requirement.accepted.some((item) => item.subjectId === id && isDuring(day, item.from, item.expiresOn)),
  );
}

/** For how many of its sites or people, with a space before it; nothing where it is asked for one alone. */
export function ofHowMany(number: number, day: CalendarDate, requirement: EvidenceRequirement): string {
  const needed = neededOn(day, requirement).length;
  const noun = { organisation: "organisations", site: "sites", person: "people" }[requirement.scope];
  return needed > 1 ? ` for ${number} of ${needed} ${noun}` : "";
}

export function isDuring(day: CalendarDate, from: MaybeDay, until: MaybeDay): boolean {
  return (!from || from <= day) && (!until || day <= until);
}

/** Every day on which the answer may differ from the day before, in order. */
function changeDays(facts: StandingFacts): CalendarDate[] {
  const first: MaybeDay[] = [];
  const last: MaybeDay[] = [];
  for (const decision of facts.decisions) {
    first.push(decision.decidedOn);
    last.push(lastDayOf(decision));
  }
  for (const { withdrawnOn } of facts.withdrawals) first.push(withdrawnOn);
  for (const { startsOn, liftedOn } of facts.suspensions) first.push(startsOn, liftedOn);
  for (const { dueOn, closedOn } of facts.conditions) {
    last.push(dueOn);
    first.push(closedOn);
  }
  for (const { appliesFrom, subjects, accepted } of facts.evidence) {
    first.push(appliesFrom, ...subjects.map(({ from }) => from), ...accepted.map(({ from }) => from));
    last.push(...subjects.map(({ until }) => until), ...accepted.map(({ expiresOn }) => expiresOn));
  }
  const days = [
    ...first,
    ...last.map((day) => day && (day < lastCalendarDate ? addDays(day, 1) : undefined)),
  ];
  return [...new Set(days.flatMap((day) => day ?? []))].sort(compareDays);
}

function runAround(
  day: CalendarDate,
  facts: StandingFacts,
  state: StandingState,
): Pick<Standing, "from" | "until"> {
  const changes = changeDays(facts);
  const differs = (other: CalendarDate): boolean => answerOn(other, facts).state !== state;
  const end = changes.find((change) => change > day && differs(change));
  const before = changes.filter((change) => change <= day);
  const from = before.findLast((change) => differs(addDays(change, -1)));
  return { from: from ?? null, until: end === undefined ? null : addDays(end, -1) };
}
