import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import type { ComparedField } from "#app/domain/providers/versions.ts";

type VersionTableProps = {
  fields: readonly ComparedField[];
  caption: string;
  before: string;
  after: string;
  /** Of a part that was not there before, nothing has changed: all of it is new. */
  isNew?: boolean;
};

/** Two versions side by side, field by field; what differs is said in words. */
export function VersionTable({ fields, caption, before, after, isNew = false }: VersionTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={fields}
      keyOf={({ term }) => term}
      columns={[
        { head: "What", cell: ({ term }) => term },
        { head: before, cell: (field) => <span className="whitespace-pre-line">{field.before}</span> },
        {
          head: after,
          cell: (field) => (
            <span className={field.isChanged ? "whitespace-pre-line font-semibold" : "whitespace-pre-line"}>
              {field.after}
            </span>
          ),
        },
        {
          head: "Difference",
          cell: ({ isChanged }) =>
            isChanged ? (
              <StatusTag tone={isNew ? "information" : "warning"}>{isNew ? "New" : "Changed"}</StatusTag>
            ) : (
              <span className="text-soft">Same</span>
            ),
        },
      ]}
    />
  );
}
