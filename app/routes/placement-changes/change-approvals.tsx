import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";

type Approval = {
  ownerId: string;
  ownerName: string;
  approvedBy: string | null;
  secondedBy: string | null;
  isApproved: boolean;
};

/** Each budget holder, and who has approved its part so far. */
export function ChangeApprovals({ approvals }: { approvals: readonly Approval[] }) {
  return (
    <Table
      caption="Budget holders"
      captionHidden
      rows={approvals}
      keyOf={({ ownerId }) => ownerId}
      columns={[
        { head: "Who pays", cell: ({ ownerName }) => ownerName },
        { head: "Approval", cell: (approval) => <Given approval={approval} /> },
      ]}
    />
  );
}

function Given({ approval: { approvedBy, secondedBy, isApproved } }: { approval: Approval }) {
  const names = [approvedBy, secondedBy].filter((name) => name !== null).join(" and ");
  if (isApproved) return <StatusTag tone="good">Approved by {names}</StatusTag>;
  if (names) return <StatusTag tone="information">Approved by {names}, a second is needed</StatusTag>;
  return <StatusTag>Not approved yet</StatusTag>;
}
