import type { ReactNode } from "react";
import { Difference } from "#app/components/change-parts.tsx";
import { Day } from "#app/components/day.tsx";
import { Money } from "#app/components/money.tsx";
import { PatternByDay } from "#app/components/pattern-by-day.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import type { CalendarDate, WeeklyHalfDay } from "#app/core/calendar.ts";
import { minus, type Pence } from "#app/core/money.ts";
import { type PriceBasis, priceBasisNames } from "#app/core/words/menu.ts";
import { type ChangeKind, type ChangeStatus, changeKindNames } from "#app/core/words/placements.ts";
import { isOpen } from "#app/domain/placements/changes/lifecycle.ts";
import type { DatedPattern } from "#app/domain/placements/dated-pattern.ts";
import { describePattern } from "#app/domain/placements/session-pattern.ts";
import { fullName } from "#app/domain/pupils/names.ts";

type Change = {
  /** Of a plan that has not been asked for yet there is none. */
  status?: ChangeStatus;
  kind: ChangeKind;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  pattern: readonly WeeklyHalfDay[];
  sessionsBefore: number;
  sessionsPlanned: number;
  costBeforePence: Pence;
  costPence: Pence;
};

type Placement = DatedPattern & {
  pupil: { givenName: string; familyName: string } | null;
  offerTitle: string;
  providerName: string;
  pricePence: Pence;
  priceBasis: PriceBasis;
};

type ChangeFactsProps = {
  change: Change;
  placement: Placement;
  /** What the offer costs by then, where that is not what was agreed. */
  offerPrice: { pricePence: Pence; priceBasis: PriceBasis } | undefined;
  more?: readonly ({ term: string; value: ReactNode } | false | undefined)[];
};

/** What would change and what it would come to, for the pages on which somebody decides about it. */
export function ChangeFacts({ change, placement, offerPrice, more = [] }: ChangeFactsProps) {
  const waits = change.status === undefined || isOpen(change.status);
  return (
    <SummaryList
      rows={[
        placement.pupil !== null && { term: "Pupil", value: fullName(placement.pupil) },
        { term: "Offer", value: `${placement.offerTitle}, ${placement.providerName}` },
        waits && { term: "Each week as it stands", value: <PatternByDay placement={placement} /> },
        waits && { term: "Last day as it stands", value: <Day value={placement.endsOn} /> },
        { term: "What changes", value: changeKindNames[change.kind] },
        { term: "From", value: <Day value={change.startsOn} /> },
        { term: "Each week from then", value: describePattern(change.pattern) },
        { term: "Last day", value: <Day value={change.endsOn} /> },
        {
          term: "Planned sessions",
          value: `${change.sessionsPlanned} in all, now ${change.sessionsBefore}`,
        },
        {
          term: "Planned cost",
          value: (
            <>
              <Money pence={change.costPence} /> in all, now <Money pence={change.costBeforePence} />:{" "}
              <Difference pence={minus(change.costPence, change.costBeforePence)} />
            </>
          ),
        },
        { term: "Price agreed", value: <Price {...placement} /> },
        offerPrice && {
          term: "Price of the offer by then",
          value: (
            <>
              <Price {...offerPrice} />. The placement keeps the price agreed.
            </>
          ),
        },
        ...more,
      ]}
    />
  );
}

function Price({ pricePence, priceBasis }: { pricePence: Pence; priceBasis: PriceBasis }) {
  return (
    <>
      <Money pence={pricePence} /> {priceBasisNames[priceBasis]}
    </>
  );
}
