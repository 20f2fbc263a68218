import { AttendanceWeeks, type ShownWeek } from "#app/components/attendance-weeks.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Money } from "#app/components/money.tsx";
import { Section } from "#app/components/section.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { Table } from "#app/components/table.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import {
  type CalendarDate,
  formatMonth,
  formatShortDay,
  type HalfDay,
  type Month,
} from "#app/core/calendar.ts";
import type { Pence } from "#app/core/money.ts";
import { paths } from "#app/core/paths.ts";
import { type ChargeStatus, chargeStatusNames } from "#app/core/words/charges.ts";

type Charge = { id: string; providerId: string; month: Month; pence: Pence; status: ChargeStatus };

export type PlacementCourseProps = {
  placementId: string;
  attendance: {
    planned: number;
    attended: number;
    possible: number;
    notReported: number;
    ratePercent?: number | undefined;
    weeks: readonly ShownWeek[];
    notices: readonly { id: string; day: CalendarDate; half: HalfDay }[];
  };
  charges: readonly Charge[];
  mayNotify: boolean;
  today: CalendarDate;
};

/** How a placement that has started goes: attendance by week, absences told ahead, what was charged, what came of it. */
export function PlacementCourse({
  placementId,
  attendance,
  charges,
  mayNotify,
  today,
}: PlacementCourseProps) {
  const { attended, possible, notReported, planned, ratePercent } = attendance;
  const ahead = attendance.notices.filter(({ day }) => day >= today);
  return (
    <>
      <Section
        title="Attendance"
        lead={
          planned === 0
            ? undefined
            : `${ratePercent === undefined ? "Nothing reported yet" : `${ratePercent} %`}: ${attended} of ${possible} possible sessions, ${notReported} not reported`
        }
        actions={
          mayNotify ? (
            <ButtonLink to={paths.newAbsence(placementId)} kind="secondary">
              Say that the pupil will be away
            </ButtonLink>
          ) : undefined
        }
      >
        <AttendanceWeeks weeks={attendance.weeks} />
        {ahead.length > 0 ? (
          <p className="mt-3">
            Told ahead:{" "}
            {ahead
              .map(({ day, half }) => `${formatShortDay(day)} ${half === "am" ? "morning" : "afternoon"}`)
              .join(", ")}
          </p>
        ) : null}
      </Section>
      {charges.length > 0 ? (
        <Section title="Charges">
          <Charges charges={charges} />
        </Section>
      ) : null}
      <Section title="Outcome">
        <p>
          <TextLink to={paths.outcome(placementId)}>What came of this placement</TextLink>
        </p>
      </Section>
    </>
  );
}

function Charges({ charges }: { charges: readonly Charge[] }) {
  return (
    <Table
      caption="Charges by month"
      captionHidden
      rows={charges}
      keyOf={({ id }) => id}
      columns={[
        {
          head: "Month",
          cell: ({ providerId, month }) => (
            <TextLink to={paths.statement(providerId, month)}>{formatMonth(month)}</TextLink>
          ),
        },
        { head: "Net", numeric: true, cell: ({ pence }) => <Money pence={pence} /> },
        { head: "Status", cell: ({ status }) => <StatusTag>{chargeStatusNames[status]}</StatusTag> },
      ]}
    />
  );
}
