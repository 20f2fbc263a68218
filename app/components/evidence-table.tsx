import { Day } from "#app/components/day.tsx";
import { DocumentLink } from "#app/components/document-link.tsx";
import { EvidenceTag } from "#app/components/evidence-tag.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { CalendarDate } from "#app/core/calendar.ts";
import type { EvidenceLine } from "#app/domain/providers/evidence.ts";

type EvidenceTableProps = {
  lines: readonly (EvidenceLine & { asked: { from: CalendarDate } })[];
  /** Of what is asked from a later day, which is then said. */
  isAhead?: boolean;
  /** The address where an officer checks an item; left out for everyone else. */
  checkAt?: (evidenceId: string) => string;
};

type Ahead = EvidenceTableProps["lines"][number];

/** What is asked of a provider and how each stands, for reading and, by officers, for checking. */
export function EvidenceTable({ lines, isAhead, checkAt }: EvidenceTableProps) {
  return (
    <Table
      caption={isAhead ? "Evidence asked for from a later day" : "Evidence"}
      captionHidden
      rows={lines}
      keyOf={({ kind, subject }) => `${kind.key}:${subject.id}`}
      columns={[
        {
          head: "Evidence",
          cell: ({ kind, subject }) => (
            <>
              {kind.name}
              {kind.scope === "organisation" ? null : `: ${subject.name}`}{" "}
              {kind.critical ? <StatusTag>Critical</StatusTag> : null}
            </>
          ),
        },
        ...(isAhead ? [{ head: "Asked from", cell: ({ asked }: Ahead) => <Day value={asked.from} /> }] : []),
        {
          head: "How it stands",
          cell: ({ state, items, kind }) => (
            <>
              <EvidenceTag state={state} verdict={items[0]?.verdict} critical={kind.critical} />
              {items[0]?.verdict === "queried" && items[0].dueOn ? (
                <p className="mt-1">
                  Answer by <Day value={items[0].dueOn} />
                </p>
              ) : null}
            </>
          ),
        },
        {
          head: "Runs out",
          cell: ({ items: [newest] }) => (newest ? <Day value={newest.expiresOn} /> : "–"),
        },
        { head: "Held", cell: ({ items: [newest] }) => (newest ? <DocumentLink {...newest} /> : "–") },
        ...(checkAt
          ? [
              {
                head: "Check",
                cell: ({ kind, subject, items: [newest] }: EvidenceLine) =>
                  newest ? (
                    <TextLink to={checkAt(newest.id)}>
                      {newest.verdict ? "Check again" : "Check"}
                      <span className="sr-only">
                        {" "}
                        {kind.name}, {subject.name}
                      </span>
                    </TextLink>
                  ) : (
                    "–"
                  ),
              },
            ]
          : []),
      ]}
      empty={<p className="text-soft">Nothing is asked for.</p>}
    />
  );
}
