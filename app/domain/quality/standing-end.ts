/** What will end a provider's standing, in words, while nothing has ended it yet. */
import { addDays, type CalendarDate, compareDays, lastCalendarDate } from "#app/core/calendar.ts";
import {
  type EvidenceRequirement,
  evidenceLapse,
  isDuring,
  lastDayOf,
  latestDecision,
  missingOn,
  neededOn,
  ofHowMany,
  type StandingFacts,
} from "#app/domain/quality/standing.ts";

export type StandingEnd = {
  /** What ends it on the day after its last, each in words that follow the day; empty when it has no last day. */
  readonly because: readonly string[];
  /** The critical evidence in date on the day that runs out first, and for how many, whether or not it ends the standing. */
  readonly evidence: { readonly name: string; readonly expiresOn: CalendarDate } | undefined;
};

/** What ends it, in full for who may look into the provider; in general, to be told to everybody, where anything may. */
type Cause = { readonly inFull: string; readonly inGeneral?: string };

/** For a standing that holds on the day and until another, as standingOn says. */
export function standingEnd(
  day: CalendarDate,
  until: CalendarDate | null,
  facts: StandingFacts,
): StandingEnd {
  return {
    because: until === null ? [] : causesOf(until, facts).map(({ inFull }) => inFull),
    evidence: facts.evidence
      .flatMap((requirement) => runsOut(day, requirement) ?? [])
      .sort((left, right) => compareDays(left.expiresOn, right.expiresOn))[0],
  };
}

/** The same for who sees how a provider stands and not its conditions and evidence: none of them is named. */
export function standingEndInGeneral(until: CalendarDate | null, facts: StandingFacts): StandingEnd {
  const causes = until === null ? [] : causesOf(until, facts);
  return { because: [...new Set(causes.flatMap(({ inGeneral }) => inGeneral ?? []))], evidence: undefined };
}

function causesOf(until: CalendarDate, facts: StandingFacts): Cause[] {
  if (until >= lastCalendarDate) return [];
  const next = addDays(until, 1);
  const decision = latestDecision(until, facts);
  const evidence = facts.evidence
    .filter((requirement) => evidenceLapse(next, requirement) && !evidenceLapse(until, requirement))
    .flatMap((requirement) => endsOf(until, requirement));
  const isDue = facts.conditions.some(
    ({ critical, dueOn, closedOn }) => critical && dueOn === until && (!closedOn || closedOn > next),
  );
  return [
    ...(decision && lastDayOf(decision) === until
      ? [{ inFull: "the approval ends", inGeneral: "the approval ends" }]
      : []),
    ...evidence,
    ...(isDue ? [{ inFull: "a critical condition is due" }] : []),
  ];
}

/** What was accepted runs out for some of them; others are new, or the kind is, and nothing was given for them yet. */
function endsOf(until: CalendarDate, requirement: EvidenceRequirement): Cause[] {
  const next = addDays(until, 1);
  const { name } = requirement;
  const missing = missingOn(next, requirement);
  const before = new Set(neededOn(until, requirement).map(({ id }) => id));
  const ended = missing.filter(({ id }) => before.has(id)).length;
  const fresh = missing.length - ended;
  return [
    ...(ended > 0
      ? [{ inFull: `${name} runs out${ofHowMany(ended, next, requirement)}`, inGeneral: "evidence runs out" }]
      : []),
    ...(fresh > 0
      ? [
          {
            inFull: `${name} is asked for from the day after${ofHowMany(fresh, next, requirement)}`,
            inGeneral: "more evidence is asked for from the day after",
          },
        ]
      : []),
  ];
}

/** The first day after which somebody or something it is needed for is left without; nothing where none is. */
function runsOut(day: CalendarDate, requirement: EvidenceRequirement) {
  const lasts = neededOn(day, requirement).flatMap((subject) => lastFor(day, requirement, subject) ?? []);
  const [expiresOn] = lasts.sort(compareDays);
  if (expiresOn === undefined) return undefined;
  const number = lasts.filter((last) => last === expiresOn).length;
  return { name: requirement.name + ofHowMany(number, addDays(expiresOn, 1), requirement), expiresOn };
}

type Subject = EvidenceRequirement["subjects"][number];

/** The last day on which one of them has what is needed now; none where it is gone by then or nothing ends it. */
function lastFor(day: CalendarDate, { accepted }: EvidenceRequirement, { id, until }: Subject) {
  const items = accepted.filter(({ subjectId }) => subjectId === id);
  const isCovered = (on: CalendarDate) => items.some((item) => isDuring(on, item.from, item.expiresOn));
  if (!isCovered(day)) return undefined;
  const last = items
    .flatMap(({ expiresOn }) => expiresOn ?? [])
    .sort(compareDays)
    .find((end) => end >= day && end < lastCalendarDate && !isCovered(addDays(end, 1)));
  return last && (!until || last < until) ? last : undefined;
}
