import type { ReactNode } from "react";
import { Money } from "#app/components/money.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { Pence } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";

type ShownFigure = { text: string; n: number };

type Row = {
  providerId: string;
  providerName: string;
  placements: number;
  ended: number;
  withResult: number;
  met: number;
  chargedPence: Pence;
  perSession: ShownFigure;
  perPlace: ShownFigure;
  perSuccess: ShownFigure;
};

/** The three costs of each provider, with how many each rests on. */
export function ValueTable({ providers, empty }: { providers: readonly Row[]; empty: ReactNode }) {
  return (
    <Table
      caption="Value by provider"
      captionHidden
      rows={providers}
      keyOf={({ providerId }) => providerId}
      columns={[
        {
          head: "Provider",
          cell: ({ providerId, providerName }) => (
            <TextLink to={paths.providerValue(providerId)}>{providerName}</TextLink>
          ),
        },
        {
          head: "Placements",
          numeric: true,
          cell: (row) => <Counted text={String(row.placements)} of={`${row.ended} ended`} />,
        },
        { head: "Charged", numeric: true, cell: ({ chargedPence }) => <Money pence={chargedPence} /> },
        {
          head: "Per session attended",
          numeric: true,
          cell: ({ perSession }) => <Counted text={perSession.text} of={`${perSession.n} attended`} />,
        },
        {
          head: "Per full-time place",
          numeric: true,
          cell: ({ perPlace }) => <Counted text={perPlace.text} of={`${perPlace.n} sessions charged`} />,
        },
        {
          head: "Per success",
          numeric: true,
          cell: ({ perSuccess, met, withResult }) => (
            <Counted text={perSuccess.text} of={`${met} of ${withResult} with a result`} />
          ),
        },
      ]}
      empty={empty}
    />
  );
}

function Counted({ text, of }: { text: string; of: string }) {
  return (
    <>
      {text}
      <span className="block text-sm text-soft">{of}</span>
    </>
  );
}
