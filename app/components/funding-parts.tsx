import { Money } from "#app/components/money.tsx";
import { Table } from "#app/components/table.tsx";
import { formatFinancialYear } from "#app/core/calendar.ts";
import { minus, type Pence } from "#app/core/money.ts";

type FundingPartRow = {
  ownerId: string;
  ownerName: string;
  financialYear: number;
  sessions: number;
  pence: Pence;
  budgetName?: string;
  availablePence?: Pence;
  problem?: string;
};

/** Each owner's part by financial year beside the budget that would bear it, and what would be left there. */
export function FundingParts({ caption, parts }: { caption: string; parts: readonly FundingPartRow[] }) {
  return (
    <Table
      caption={caption}
      rows={parts}
      keyOf={(part) => `${part.ownerId} ${part.financialYear}`}
      columns={[
        { head: "Who pays", cell: (part) => part.ownerName },
        { head: "Financial year", cell: (part) => formatFinancialYear(part.financialYear) },
        { head: "Sessions", numeric: true, cell: (part) => part.sessions },
        { head: "Part", numeric: true, cell: (part) => <Money pence={part.pence} /> },
        { head: "Budget", cell: (part) => part.budgetName ?? part.problem ?? "None needed" },
        { head: "Available now", numeric: true, cell: (part) => shown(part.availablePence) },
        {
          head: "Left after",
          numeric: true,
          cell: (part) =>
            part.availablePence === undefined ? shown(undefined) : leftAfter(part.availablePence, part.pence),
        },
      ]}
    />
  );
}

const shown = (pence: Pence | undefined) => (pence === undefined ? "Not shown" : <Money pence={pence} />);

function leftAfter(available: Pence, part: Pence) {
  const left = minus(available, part);
  return left < 0 ? (
    <strong className="font-semibold text-bad">
      <Money pence={minus(part, available)} /> missing
    </strong>
  ) : (
    <Money pence={left} />
  );
}
