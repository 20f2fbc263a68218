import { Day } from "#app/components/day.tsx";
import { type DatedPattern, patternSpans } from "#app/domain/placements/dated-pattern.ts";
import { describePattern } from "#app/domain/placements/session-pattern.ts";

/** The half days of a placement in words; where they were changed, those of each stretch with its days. */
export function PatternByDay({ placement }: { placement: DatedPattern }) {
  const spans = patternSpans(placement);
  if (spans.length < 2) return describePattern(placement.pattern);
  return (
    <ul className="grid gap-1">
      {spans.map(({ startsOn, endsOn, pattern }) => (
        <li key={startsOn}>
          <Day value={startsOn} /> to <Day value={endsOn} />: {describePattern(pattern)}
        </li>
      ))}
    </ul>
  );
}
