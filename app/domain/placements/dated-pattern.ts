/** Which half days of the week a placement uses on which of its days: every reader of a pattern asks here. */
import {
  addDays,
  type CalendarDate,
  type DayRange,
  earliest,
  latest,
  type Session,
  type WeeklyHalfDay,
} from "#app/core/calendar.ts";
import type { EarlierPattern } from "#app/core/words/placements.ts";
import { type PlacementCalendars, sessionsBetween } from "#app/domain/placements/session-pattern.ts";

export type DatedPattern = {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  /** From the day after the last earlier one, or from the first day. */
  readonly pattern: readonly WeeklyHalfDay[];
  /** In the order of time. */
  readonly earlierPatterns: readonly EarlierPattern[];
};

export type PatternSpan = DayRange & { readonly pattern: readonly WeeklyHalfDay[] };

/** The patterns in the order of time with the days of each, to the last day or an earlier one. */
export function patternSpans(placement: DatedPattern, to: CalendarDate = placement.endsOn): PatternSpan[] {
  const { startsOn, pattern, earlierPatterns } = placement;
  const spans: PatternSpan[] = [];
  let from = startsOn;
  for (const earlier of [...earlierPatterns, { until: to, pattern }]) {
    const endsOn = earliest(earlier.until, to);
    if (from <= endsOn) spans.push({ startsOn: from, endsOn, pattern: earlier.pattern });
    from = latest(from, addDays(earlier.until, 1));
  }
  return spans;
}

/** The half days of the week that hold a day lies in; before the first day those of the first, later those of the last. */
export function patternOn(placement: DatedPattern, day: CalendarDate): readonly WeeklyHalfDay[] {
  return placement.earlierPatterns.find(({ until }) => day <= until)?.pattern ?? placement.pattern;
}

/**
 * The planned sessions of a placement from its first day, or a later one, to a day: the one source of what is
 * planned for price, register and report.
 */
export function plannedBetween(
  placement: DatedPattern,
  { from = placement.startsOn, to }: { from?: CalendarDate | undefined; to: CalendarDate },
  calendars: PlacementCalendars,
): Session[] {
  return patternSpans(placement, to).flatMap((span) =>
    sessionsBetween(span.pattern, latest(span.startsOn, from), span.endsOn, calendars),
  );
}

/** The same placement with another pattern from a day on and a last day; what was before that day stays. */
export function withPatternFrom<Placement extends DatedPattern>(
  placement: Placement,
  { startsOn, endsOn, pattern }: PatternSpan,
): Placement {
  const before = patternSpans(placement, earliest(placement.endsOn, addDays(startsOn, -1)));
  const spans = merged([...before, { startsOn, endsOn, pattern }]);
  const earlierPatterns = spans
    .slice(0, -1)
    .map((span) => ({ until: span.endsOn, pattern: [...span.pattern] }));
  return { ...placement, endsOn, pattern: [...pattern], earlierPatterns };
}

/** Spans that follow each other with the same half days are one. */
function merged(spans: readonly PatternSpan[]): PatternSpan[] {
  const joined: PatternSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && last.pattern.join() === span.pattern.join())
      joined[joined.length - 1] = { ...last, endsOn: span.endsOn };
    else joined.push(span);
  }
  return joined;
}
