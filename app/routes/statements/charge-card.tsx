import { Money } from "#app/components/money.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { Tone } from "#app/components/tones.ts";
import { pence as asPence, type Pence } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { type ChargeStatus, chargeStatusNames } from "#app/core/words/charges.ts";

export type ShownCharge = {
  id: string;
  placementId: string;
  placementReference: string;
  schoolName: string;
  status: ChargeStatus;
  sessionsPlanned: number;
  sessionsAttended: number;
  sessionsCharged: number;
  sessionsNotReported: number;
  pence: Pence;
  vatPence: Pence;
  grossPence: Pence;
  lines: readonly { text: string; sessions: number; pence: number }[];
  query: string | null;
  mayAgree: boolean;
  mayQuery: boolean;
  maySettle: boolean;
};

const tones: Record<ChargeStatus, Tone> = {
  raised: "information",
  queried: "warning",
  agreed: "good",
  settled: "good",
};

/** One placement's charge on a statement: what it is for, what it comes to, and what may be done with it. */
export function ChargeCard({ line, seesPlacement }: { line: ShownCharge; seesPlacement: boolean }) {
  const { placementReference: reference } = line;
  return (
    <li className="rounded-md border border-line bg-white px-4 py-4 shadow-card sm:px-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h3 className="text-lg font-semibold">
          {seesPlacement ? (
            <TextLink to={paths.placement(line.placementId)}>{reference}</TextLink>
          ) : (
            reference
          )}
        </h3>
        <StatusTag tone={tones[line.status]}>{chargeStatusNames[line.status]}</StatusTag>
        <p className="text-soft">{line.schoolName}</p>
      </div>
      <p className="mt-1 text-sm text-soft">
        {line.sessionsPlanned} sessions planned, {line.sessionsAttended} attended, {line.sessionsNotReported}{" "}
        not reported
      </p>
      <div className="mt-3">
        <Table
          caption={`What ${reference} is charged for`}
          captionHidden
          rows={line.lines}
          keyOf={({ text }) => text}
          columns={[
            { head: "What", cell: ({ text }) => <span className="font-normal">{text}</span>, foot: "Net" },
            {
              head: "Amount",
              numeric: true,
              cell: ({ pence }) => <Money pence={asPence(pence)} />,
              foot: <Money pence={line.pence} />,
            },
          ]}
        />
      </div>
      <p className="mt-2 text-sm">
        VAT <Money pence={line.vatPence} />, gross <Money pence={line.grossPence} />
      </p>
      {line.query ? (
        <p className="mt-2 border-l-4 border-warn pl-3">
          <span className="font-semibold">Query:</span> {line.query}
        </p>
      ) : null}
      <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1 empty:hidden print:hidden">
        {line.mayAgree ? (
          <TextLink to={paths.agreement(line.id)}>
            Agree<span className="sr-only"> the charge for {reference}</span>
          </TextLink>
        ) : null}
        {line.mayQuery ? (
          <TextLink to={paths.query(line.id)}>
            Query<span className="sr-only"> the charge for {reference}</span>
          </TextLink>
        ) : null}
        {line.maySettle ? (
          <TextLink to={paths.settlement(line.id)}>
            Settle<span className="sr-only"> the charge for {reference}</span>
          </TextLink>
        ) : null}
      </p>
    </li>
  );
}
