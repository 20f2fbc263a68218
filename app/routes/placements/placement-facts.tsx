import { Day } from "#app/components/day.tsx";
import { PatternByDay } from "#app/components/pattern-by-day.tsx";
import { SummaryList, type SummaryRow } from "#app/components/summary-list.tsx";
import type { DatedPattern } from "#app/domain/placements/dated-pattern.ts";
import { fullName } from "#app/domain/pupils/names.ts";

type PlacementFactsProps = {
  placement: DatedPattern & {
    pupil: { givenName: string; familyName: string } | null;
    offerTitle: string;
    providerName: string;
  };
  /** What the verb asks to be looked at besides. */
  more?: readonly SummaryRow[];
};

/** Which placement it is, over the button that does something with it. */
export function PlacementFacts({ placement, more = [] }: PlacementFactsProps) {
  return (
    <SummaryList
      rows={[
        placement.pupil !== null && { term: "Pupil", value: fullName(placement.pupil) },
        { term: "Offer", value: `${placement.offerTitle}, ${placement.providerName}` },
        { term: "First day", value: <Day value={placement.startsOn} /> },
        { term: "Last day", value: <Day value={placement.endsOn} /> },
        { term: "Each week", value: <PatternByDay placement={placement} /> },
        ...more,
      ]}
    />
  );
}
