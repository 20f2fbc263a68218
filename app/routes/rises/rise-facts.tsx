import { Money } from "#app/components/money.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { formatMonth, type Month } from "#app/core/calendar.ts";
import { minus, type Pence } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { type RiseStatus, riseStatusNames } from "#app/core/words/charges.ts";

type RiseFactsProps = {
  rise: {
    placementId: string;
    reference: string;
    providerId: string;
    month: Month;
    ownerName: string;
    budgetName: string;
    status: RiseStatus;
    pence: Pence;
    costPence: Pence;
    costWithPence: Pence;
    availablePence?: Pence | undefined;
    refusal: string | null;
  };
};

/** What a statement charges beyond the reservation, over the button that approves or refuses it. */
export function RiseFacts({ rise }: RiseFactsProps) {
  const { availablePence } = rise;
  const isWaiting = rise.status === "waiting";
  return (
    <SummaryList
      rows={[
        {
          term: "Placement",
          value: <TextLink to={paths.placement(rise.placementId)}>{rise.reference}</TextLink>,
        },
        {
          term: "Statement",
          value: (
            <TextLink to={paths.statement(rise.providerId, rise.month)}>{formatMonth(rise.month)}</TextLink>
          ),
        },
        { term: "Status", value: riseStatusNames[rise.status] },
        { term: "Beyond the reservation", value: <Money pence={rise.pence} /> },
        { term: "Budget", value: `${rise.budgetName}, ${rise.ownerName}` },
        isWaiting &&
          availablePence !== undefined && { term: "Available now", value: <Money pence={availablePence} /> },
        isWaiting &&
          availablePence !== undefined && {
            term: "Left after",
            value:
              availablePence >= rise.pence ? (
                <Money pence={minus(availablePence, rise.pence)} />
              ) : (
                <>
                  <Money pence={minus(rise.pence, availablePence)} /> missing
                </>
              ),
          },
        isWaiting && {
          term: "Cost of the placement",
          value: (
            <>
              <Money pence={rise.costPence} /> now, <Money pence={rise.costWithPence} /> with it
            </>
          ),
        },
        rise.refusal !== null && { term: "Why it was refused", value: rise.refusal },
      ]}
    />
  );
}
