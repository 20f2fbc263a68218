import { FundingParts } from "#app/components/funding-parts.tsx";
import { Money } from "#app/components/money.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { formatFinancialYear } from "#app/core/calendar.ts";
import type { Pence } from "#app/core/money.ts";
import type { PlacementStatus } from "#app/core/words/placements.ts";

type Holder = {
  ownerId: string;
  ownerName: string;
  sharePercent: number;
  pence: Pence;
  approvedBy: string | null;
  secondedBy: string | null;
  isApproved: boolean;
  bearings: Parameters<typeof FundingParts>[0]["parts"];
};

type Reserved = {
  budgetId: string;
  budgetName: string;
  financialYear: number;
  reservedPence: Pence;
};

type PlacementFundingProps = {
  funding: readonly Holder[];
  reserved: readonly Reserved[];
  status: PlacementStatus;
};

/** The budget holders and what each has approved; then what approving would take, or what was reserved. */
export function PlacementFunding({ funding, reserved, status }: PlacementFundingProps) {
  return (
    <div className="grid gap-6">
      <Table
        caption="Budget holders"
        captionHidden
        rows={funding}
        keyOf={(holder) => holder.ownerId}
        columns={[
          { head: "Who pays", cell: (holder) => holder.ownerName },
          { head: "Share", numeric: true, cell: (holder) => `${holder.sharePercent}%` },
          { head: "Part", numeric: true, cell: (holder) => <Money pence={holder.pence} /> },
          { head: "Approval", cell: (holder) => <Approval holder={holder} /> },
        ]}
      />
      {reserved.length > 0 ? <ReservedParts reserved={reserved} /> : null}
      {reserved.length === 0 && (status === "requested" || status === "accepted") ? (
        <FundingParts caption="What approving would reserve" parts={funding.flatMap((one) => one.bearings)} />
      ) : null}
    </div>
  );
}

function Approval({ holder }: { holder: Holder }) {
  const names = [holder.approvedBy, holder.secondedBy].filter((name) => name !== null);
  if (holder.isApproved) return <StatusTag tone="good">Approved by {names.join(" and ")}</StatusTag>;
  if (names.length > 0)
    return <StatusTag tone="information">Approved by {names.join(" and ")}, a second is needed</StatusTag>;
  return <StatusTag>Not approved yet</StatusTag>;
}

function ReservedParts({ reserved }: { reserved: readonly Reserved[] }) {
  return (
    <Table
      caption="Reserved"
      rows={reserved}
      keyOf={(part) => `${part.budgetId} ${part.financialYear}`}
      columns={[
        { head: "Budget", cell: (part) => part.budgetName },
        { head: "Financial year", cell: (part) => formatFinancialYear(part.financialYear) },
        { head: "Reserved", numeric: true, cell: (part) => <Money pence={part.reservedPence} /> },
      ]}
    />
  );
}
