import { StatusTag } from "#app/components/status-tag.tsx";
import { type Column, Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { HalfDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { AttendanceCode } from "#app/core/words/attendance.ts";
import { isAttended } from "#app/domain/attendance/codes.ts";
import { describeCode } from "#app/domain/attendance/codes-to-mark.ts";

type Row = {
  placementId: string;
  reference: string;
  pupilName: string | null;
  schoolName: string;
  providerName: string;
  offerTitle: string;
  half: HalfDay;
  code: AttendanceCode | null;
  notified: boolean;
  suggested: { code?: AttendanceCode | undefined; because: string };
};

type WhereEveryoneIsProps = { rows: readonly Row[]; withSchool: boolean; isAhead: boolean };

/** Each planned session of a day with what is known of it, for the pupil's school and the authority. */
export function WhereEveryoneIs({ rows, withSchool, isAhead }: WhereEveryoneIsProps) {
  const school: Column<Row>[] = withSchool ? [{ head: "School", cell: (row) => row.schoolName }] : [];
  return (
    <Table
      caption="Planned sessions"
      captionHidden
      rows={rows}
      keyOf={({ placementId, half }) => `${placementId} ${half}`}
      columns={[
        {
          head: "Pupil",
          cell: (row) => (
            <TextLink to={paths.placement(row.placementId)}>{row.pupilName ?? row.reference}</TextLink>
          ),
        },
        ...school,
        {
          head: "Where",
          cell: (row) => (
            <>
              {row.offerTitle}
              <span className="block text-sm text-soft">{row.providerName}</span>
            </>
          ),
        },
        { head: "Half day", cell: (row) => (row.half === "am" ? "Morning" : "Afternoon") },
        { head: "Mark", cell: (row) => <Mark {...row} isAhead={isAhead} /> },
        {
          head: "Suggested code at school",
          cell: ({ suggested }) => (
            <>
              {suggested.code === undefined ? null : <span className="font-semibold">{suggested.code} </span>}
              <span className="text-sm text-soft">{suggested.because}</span>
            </>
          ),
        },
      ]}
    />
  );
}

function Mark({ code, notified, isAhead }: Row & { isAhead: boolean }) {
  if (code === null)
    return notified ? (
      <StatusTag tone="information">Absence told ahead</StatusTag>
    ) : (
      <StatusTag tone={isAhead ? "neutral" : "warning"}>
        {isAhead ? "Still to come" : "Not reported"}
      </StatusTag>
    );
  return (
    <StatusTag tone={isAttended(code) ? "good" : "bad"}>
      {code} {describeCode(code)}
    </StatusTag>
  );
}
