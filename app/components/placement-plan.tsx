import { Day } from "#app/components/day.tsx";
import { Money } from "#app/components/money.tsx";
import { PatternByDay } from "#app/components/pattern-by-day.tsx";
import { PatternWeek } from "#app/components/pattern-week.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { CalendarDate, WeeklyHalfDay } from "#app/core/calendar.ts";
import type { Pence } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import {
  type ChargedWord,
  chargedNames,
  type Need,
  needNames,
  type PriceBasis,
  priceBasisNames,
} from "#app/core/words/menu.ts";
import {
  type EarlierPattern,
  type EndReason,
  endReasonNames,
  type PlacementReason,
  placementReasonNames,
  type SuccessTestKind,
  successTestNames,
} from "#app/core/words/placements.ts";
import { type SenProvision, senProvisionNames } from "#app/core/words/pupils.ts";
import { patternOn } from "#app/domain/placements/dated-pattern.ts";
import { fullName } from "#app/domain/pupils/names.ts";

type Planned = {
  reference: string;
  today: CalendarDate;
  pupil: {
    id: string;
    givenName: string;
    familyName: string;
    yearGroup: number;
    senProvision: SenProvision;
    needs: readonly Need[];
  } | null;
  schoolName: string;
  commissionerName: string;
  providerName: string;
  siteName: string;
  siteAddress: string;
  sitePostcode: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  endedOn: CalendarDate | null;
  endReason: EndReason | null;
  pattern: readonly WeeklyHalfDay[];
  earlierPatterns: readonly EarlierPattern[];
  sessionsPlanned: number;
  pricePence: Pence;
  priceBasis: PriceBasis;
  joiningFeePence: Pence;
  charged: ChargedWord;
  costPence: Pence;
  reason: PlacementReason;
  objectives: string;
  nextStep: string;
  successTest: SuccessTestKind;
  successTarget: number | null;
};

/** What was agreed for whom, where, when and for how much: the individual agreement at a glance. */
export function PlacementPlan({ placement, linkPupil }: { placement: Planned; linkPupil: boolean }) {
  return (
    <div className="mt-6 grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
      <SummaryList rows={[...who(placement, linkPupil), ...when(placement), ...why(placement)]} />
      <div className="grid gap-6">
        <PatternWeek pattern={weekShown(placement)} />
        <SummaryList rows={cost(placement)} />
      </div>
    </div>
  );
}

/** The week of today, or that of the first or last day where it has not begun or has ended. */
const weekShown = ({ today, ...placement }: Planned) => patternOn(placement, today);

function who({ pupil, ...placement }: Planned, linkPupil: boolean) {
  return [
    pupil !== null && {
      term: "Pupil",
      value: linkPupil ? <TextLink to={paths.pupil(pupil.id)}>{fullName(pupil)}</TextLink> : fullName(pupil),
    },
    pupil !== null && { term: "Year group", value: pupil.yearGroup },
    pupil !== null && {
      term: "Needs",
      value: [senProvisionNames[pupil.senProvision], ...pupil.needs.map((need) => needNames[need])].join(
        ", ",
      ),
    },
    { term: "School", value: placement.schoolName },
    placement.commissionerName !== placement.schoolName && {
      term: "Commissioned by",
      value: placement.commissionerName,
    },
    { term: "Provider", value: placement.providerName },
    { term: "Site", value: `${placement.siteName}, ${placement.siteAddress}, ${placement.sitePostcode}` },
  ];
}

function when(placement: Planned) {
  return [
    { term: "First day", value: <Day value={placement.startsOn} /> },
    { term: placement.endedOn ? "Planned last day" : "Last day", value: <Day value={placement.endsOn} /> },
    placement.endedOn !== null && { term: "Ended on", value: <Day value={placement.endedOn} /> },
    placement.endReason !== null && { term: "Why it ended", value: endReasonNames[placement.endReason] },
    { term: "Each week", value: <PatternByDay placement={placement} /> },
  ];
}

function why(placement: Planned) {
  const target = placement.successTarget === null ? "" : `: ${placement.successTarget}`;
  return [
    { term: "Reason", value: placementReasonNames[placement.reason] },
    placement.objectives !== "" && { term: "To achieve", value: placement.objectives },
    placement.nextStep !== "" && { term: "What comes after", value: placement.nextStep },
    { term: "Success test", value: `${successTestNames[placement.successTest]}${target}` },
  ];
}

function cost(placement: Planned) {
  return [
    { term: "Planned sessions", value: placement.sessionsPlanned },
    {
      term: "Price agreed",
      value: (
        <>
          <Money pence={placement.pricePence} /> {priceBasisNames[placement.priceBasis]}
        </>
      ),
    },
    placement.joiningFeePence > 0 && {
      term: "Joining fee",
      value: <Money pence={placement.joiningFeePence} />,
    },
    { term: "What is charged", value: chargedNames[placement.charged] },
    { term: "Planned cost", value: <Money pence={placement.costPence} /> },
  ];
}
