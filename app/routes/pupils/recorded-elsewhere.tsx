import { Day } from "#app/components/day.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { type CalendarDate, formatMinutes } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";

type RecordedLine = {
  id: string;
  reference: string;
  providerName: string;
  commissionerName: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  minutesPerWeek: number;
};

/** Placements at providers that are not on the menu; shown only where there is one or one may be told. */
export function RecordedElsewhere({
  rows,
  mayRecord,
  pupilId,
}: {
  rows: readonly RecordedLine[];
  mayRecord: boolean;
  pupilId: string;
}) {
  if (rows.length === 0 && !mayRecord) return null;
  return (
    <Section
      title="Recorded elsewhere"
      lead="Placements at providers that are not on the menu, told so that the registration watch sees them."
    >
      <Table
        caption="Placements recorded elsewhere"
        captionHidden
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { head: "Reference", cell: ({ reference }) => reference },
          { head: "Provider", cell: ({ providerName }) => providerName },
          { head: "Who commissions", cell: ({ commissionerName }) => commissionerName },
          { head: "First day", cell: ({ startsOn }) => <Day value={startsOn} /> },
          { head: "Last day", cell: ({ endsOn }) => (endsOn ? <Day value={endsOn} /> : "Not known") },
          { head: "Hours a week", cell: ({ minutesPerWeek }) => formatMinutes(minutesPerWeek) },
          {
            head: "Change",
            cell: ({ id, reference }) =>
              mayRecord ? (
                <TextLink to={paths.recordedEnding(id)}>
                  Say when it ends<span className="sr-only"> ({reference})</span>
                </TextLink>
              ) : (
                "–"
              ),
          },
        ]}
        empty={<p className="text-soft">None.</p>}
      />
      {mayRecord ? (
        <p className="mt-3">
          <TextLink to={paths.newRecordedPlacement(pupilId)}>Record a placement elsewhere</TextLink>
        </p>
      ) : null}
    </Section>
  );
}
