/** What will end a provider's standing, in words, while nothing has ended it yet. */
import { addDays, type CalendarDate, compareDays, lastCalendarDate } from "#app/core/calendar.ts";
import {
  type EvidenceRequirement,
  evidenceLapse,
  isDuring,
  lastDayOf,
  latestDecision,
  type StandingFacts,
} from "#app/domain/quality/standing.ts";

export type StandingEnd = {
  /** What ends it on the day after its last, each in words that follow the day; empty when it has no last day. */
  readonly because: readonly string[];
  /** The critical evidence in date on the day that runs out first, whether or not it ends the standing. */
  readonly evidence: { readonly name: string; readonly expiresOn: CalendarDate } | undefined;
};

/** For a standing that holds on the day and until another, as standingOn says. */
export function standingEnd(
  day: CalendarDate,
  until: CalendarDate | null,
  facts: StandingFacts,
): StandingEnd {
  return {
    because: until === null ? [] : causesOf(until, facts),
    evidence: facts.evidence
      .flatMap((requirement) => runsOut(day, requirement) ?? [])
      .sort((left, right) => compareDays(left.expiresOn, right.expiresOn))[0],
  };
}

function causesOf(until: CalendarDate, facts: StandingFacts): string[] {
  if (until >= lastCalendarDate) return [];
  const next = addDays(until, 1);
  const decision = latestDecision(until, facts);
  const evidence = facts.evidence
    .filter((requirement) => evidenceLapse(next, requirement) && !evidenceLapse(until, requirement))
    .map((requirement) => endOf(until, requirement));
  const isDue = facts.conditions.some(
    ({ critical, dueOn, closedOn }) => critical && dueOn === until && (!closedOn || closedOn > next),
  );
  return [
    ...(decision && lastDayOf(decision) === until ? ["the approval ends"] : []),
    ...evidence,
    ...(isDue ? ["a critical condition is due"] : []),
  ];
}

/** Either what was accepted runs out, or there was nothing yet for a kind or somebody that is new. */
function endOf(until: CalendarDate, { name, accepted }: EvidenceRequirement): string {
  return accepted.some(({ expiresOn }) => expiresOn === until)
    ? `${name} runs out`
    : `${name} is asked for from the day after`;
}

/** The first day on which somebody or something it is needed for is left without; nothing where none is in date. */
function runsOut(day: CalendarDate, { name, appliesFrom, subjects, accepted }: EvidenceRequirement) {
  if (day < appliesFrom) return undefined;
  const lasts = subjects
    .filter(({ from, until }) => isDuring(day, from, until))
    .flatMap(({ id }) => {
      const days = accepted
        .filter((item) => item.subjectId === id && isDuring(day, item.from, item.expiresOn))
        .map(({ expiresOn }) => expiresOn ?? lastCalendarDate);
      return days.sort(compareDays).at(-1) ?? [];
    });
  const [expiresOn] = lasts.sort(compareDays);
  return expiresOn && expiresOn < lastCalendarDate ? { name, expiresOn } : undefined;
}
