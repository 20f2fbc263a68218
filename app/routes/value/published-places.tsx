import { Money } from "#app/components/money.tsx";
import { Table } from "#app/components/table.tsx";
import type { Pence } from "#app/core/money.ts";

type Place = {
  name: string;
  year: string;
  source: string;
  pence: Pence;
  printedPence: Pence;
  working: string;
};

/** What the council printed and what its own totals give: both, with the working. */
export function PublishedPlaces({ places }: { places: readonly Place[] }) {
  return (
    <Table
      caption="Published cost of a place"
      captionHidden
      rows={places}
      keyOf={({ name }) => name}
      columns={[
        {
          head: "Place",
          cell: ({ name, year }) => (
            <>
              {name}
              <span className="block text-sm font-normal text-soft">{year}</span>
            </>
          ),
        },
        { head: "Worked out", numeric: true, cell: ({ pence }) => <Money pence={pence} /> },
        { head: "As printed", numeric: true, cell: ({ printedPence }) => <Money pence={printedPence} /> },
        { head: "Working", cell: ({ working }) => working },
        { head: "Source", cell: ({ source }) => <span className="text-sm">{source}</span> },
      ]}
    />
  );
}
