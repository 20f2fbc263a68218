import { Money } from "#app/components/money.tsx";
import { Table } from "#app/components/table.tsx";
import { formatFinancialYear } from "#app/core/calendar.ts";
import { minus, type Pence, pence } from "#app/core/money.ts";

type Part = {
  ownerId: string;
  ownerName: string;
  financialYear: number;
  differencePence: Pence;
  budgetName?: string | undefined;
  availablePence?: Pence | undefined;
  problem?: string | undefined;
};

type ChangePartsProps = {
  caption: string;
  parts: readonly Part[];
  /** Whether it is still to be decided, so that what would be left is worth knowing. */
  isOpen: boolean;
};

/** What each owner bears more or less in each financial year, and what would be left in the budget. */
export function ChangeParts({ caption, parts, isOpen }: ChangePartsProps) {
  return (
    <Table
      caption={caption}
      rows={parts}
      keyOf={(part) => `${part.ownerId} ${part.financialYear}`}
      columns={[
        { head: "Who pays", cell: (part) => part.ownerName },
        { head: "Financial year", cell: (part) => formatFinancialYear(part.financialYear) },
        {
          head: "Difference",
          numeric: true,
          cell: ({ differencePence }) => <Difference pence={differencePence} />,
        },
        { head: "Budget", cell: (part) => part.problem ?? part.budgetName ?? "None needed" },
        ...(isOpen
          ? [
              {
                head: "Available now",
                numeric: true,
                cell: ({ availablePence }: Part) =>
                  availablePence === undefined ? "Not shown" : <Money pence={availablePence} />,
              },
              { head: "Left after", numeric: true, cell: (part: Part) => <LeftAfter part={part} /> },
            ]
          : []),
      ]}
    />
  );
}

/** "£90.00 more", "£45.00 less", "No difference". */
export function Difference({ pence: amount }: { pence: Pence }) {
  if (amount === 0) return "No difference";
  return (
    <>
      <Money pence={pence(Math.abs(amount))} /> {amount > 0 ? "more" : "less"}
    </>
  );
}

function LeftAfter({ part: { availablePence, differencePence } }: { part: Part }) {
  if (availablePence === undefined) return "Not shown";
  const left = minus(availablePence, differencePence);
  if (left >= 0) return <Money pence={left} />;
  return (
    <strong className="font-semibold text-bad">
      <Money pence={minus(differencePence, availablePence)} /> missing
    </strong>
  );
}
