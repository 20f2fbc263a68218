import { Day } from "#app/components/day.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { CalendarDate } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import {
  type EnquiryAnswer,
  type EnquiryStatus,
  enquiryAnswerNames,
  type KeyStage,
  keyStageNames,
  type Need,
  needNames,
} from "#app/core/words/menu.ts";

type AskedRow = {
  id: string;
  reference: string;
  offer: string;
  status: EnquiryStatus;
  answer: EnquiryAnswer | null;
  answerBy: CalendarDate;
  keyStage: KeyStage;
  needs: readonly Need[];
};

/** What a provider is asked, with what it answered. */
export function AskedList({ rows, isWaiting }: { rows: readonly AskedRow[]; isWaiting: boolean }) {
  return (
    <>
      <Tabs
        label="Enquiries"
        tabs={[
          { to: paths.enquiries(), text: "All" },
          { to: `${paths.enquiries()}?waiting=yes`, text: "To answer" },
        ]}
      />
      <Table
        caption="Enquiries"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            head: "Enquiry",
            cell: ({ id, reference }) => <TextLink to={paths.asked(id)}>{reference}</TextLink>,
          },
          { head: "About", cell: ({ offer }) => offer },
          { head: "Key stage", cell: ({ keyStage }) => keyStageNames[keyStage] },
          { head: "Needs", cell: ({ needs }) => needs.map((need) => needNames[need]).join(", ") },
          { head: "Answer by", cell: ({ answerBy }) => <Day value={answerBy} /> },
          { head: "Your answer", cell: (row) => <AnswerTag {...row} /> },
        ]}
        empty={
          <EmptyState title={isWaiting ? "Nothing to answer" : "No enquiries yet"}>
            Schools ask about offers that are on the menu; you get a letter when one does.
          </EmptyState>
        }
      />
    </>
  );
}

function AnswerTag({ answer, status }: Pick<AskedRow, "answer" | "status">) {
  if (answer)
    return (
      <StatusTag tone={answer === "interested" ? "good" : "neutral"}>{enquiryAnswerNames[answer]}</StatusTag>
    );
  return status === "open" ? <StatusTag tone="warning">To answer</StatusTag> : <StatusTag>Closed</StatusTag>;
}
