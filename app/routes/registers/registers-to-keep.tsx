import { EmptyState } from "#app/components/empty-state.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { CalendarDate, HalfDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";

type Register = { offerId: string; title: string; half: HalfDay; planned: number; marked: number };

type RegistersToKeepProps = {
  day: CalendarDate;
  isAhead: boolean;
  isMissing: boolean;
  registers: readonly Register[];
};

/** The registers of a day that a provider keeps, with how far each has come. */
export function RegistersToKeep({ day, isAhead, isMissing, registers }: RegistersToKeepProps) {
  return (
    <Table
      caption="Registers of the day"
      captionHidden
      rows={registers}
      keyOf={({ offerId, half }) => `${offerId} ${half}`}
      columns={[
        {
          head: "Offer",
          cell: ({ offerId, title, half }) => (
            <TextLink to={paths.offerRegister(offerId, day, half, isMissing)}>
              {title}
              <span className="sr-only">, {half === "am" ? "morning" : "afternoon"}</span>
            </TextLink>
          ),
        },
        { head: "Half day", cell: ({ half }) => (half === "am" ? "Morning" : "Afternoon") },
        { head: "Pupils planned", numeric: true, cell: ({ planned }) => planned },
        { head: "Marked", numeric: true, cell: ({ marked }) => marked },
        { head: "Status", cell: (register) => <Progress {...register} isAhead={isAhead} /> },
      ]}
      empty={
        <EmptyState title={isMissing ? "Nothing is missing" : "No registers on this day"}>
          {isMissing
            ? "Every planned session of the day has its mark."
            : "A register appears when an active placement has a planned session on the day."}
        </EmptyState>
      }
    />
  );
}

function Progress({ planned, marked, isAhead }: Register & { isAhead: boolean }) {
  if (marked === planned) return <StatusTag tone="good">Complete</StatusTag>;
  if (isAhead) return <StatusTag>Still to come</StatusTag>;
  return <StatusTag tone="warning">{marked === 0 ? "Not marked" : `${planned - marked} to mark`}</StatusTag>;
}
