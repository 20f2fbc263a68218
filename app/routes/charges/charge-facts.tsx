import { Money } from "#app/components/money.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { formatMonth, type Month } from "#app/core/calendar.ts";
import { pence as asPence, type Pence } from "#app/core/money.ts";
import { type ChargeStatus, chargeStatusNames } from "#app/core/words/charges.ts";

type ChargeFactsProps = {
  charge: {
    placementReference: string;
    providerName: string;
    schoolName: string;
    month: Month;
    status: ChargeStatus;
    sessionsPlanned: number;
    sessionsAttended: number;
    sessionsNotReported: number;
    pence: Pence;
    vatPence: Pence;
    query: string | null;
    lines: readonly { text: string; pence: number }[];
  };
};

/** What a charge is for, over the button that agrees, queries or settles it. */
export function ChargeFacts({ charge }: ChargeFactsProps) {
  return (
    <SummaryList
      rows={[
        { term: "Placement", value: charge.placementReference },
        { term: "Provider", value: charge.providerName },
        { term: "School", value: charge.schoolName },
        { term: "Month", value: formatMonth(charge.month) },
        { term: "Status", value: <StatusTag>{chargeStatusNames[charge.status]}</StatusTag> },
        {
          term: "Sessions",
          value: `${charge.sessionsPlanned} planned, ${charge.sessionsAttended} attended, ${charge.sessionsNotReported} not reported`,
        },
        {
          term: "Charged for",
          value: (
            <ul>
              {charge.lines.map((line) => (
                <li key={line.text}>
                  {line.text}: <Money pence={asPence(line.pence)} />
                </li>
              ))}
            </ul>
          ),
        },
        { term: "Net", value: <Money pence={charge.pence} /> },
        { term: "VAT", value: <Money pence={charge.vatPence} /> },
        charge.query !== null && { term: "Query", value: charge.query },
      ]}
    />
  );
}
