import { Table } from "#app/components/table.tsx";
import { type CalendarDate, formatDay, formatShortDay } from "#app/core/calendar.ts";

export type ShownWeek = {
  startsOn: CalendarDate;
  planned: number;
  attended: number;
  absent: number;
  notPossible: number;
  notReported: number;
  ratePercent?: number | undefined;
};

/** Only the last so many weeks are drawn; the table under them has all. */
const weeksDrawn = 26;
const [barWidth, gap, height] = [18, 6, 96];

const kinds = [
  { key: "attended", label: "Attended", fill: "fill-teal" },
  { key: "absent", label: "Absent", fill: "fill-bad" },
  { key: "notPossible", label: "Not possible", fill: "fill-[#5b989f]" },
  { key: "notReported", label: "Not reported", fill: "fill-white stroke-edge" },
] as const;

/** Attendance by week: a bar for each, and the same figures as a table. */
export function AttendanceWeeks({ weeks }: { weeks: readonly ShownWeek[] }) {
  if (weeks.length === 0) return <p className="text-soft">No session has been planned up to today.</p>;
  const drawn = weeks.slice(-weeksDrawn);
  const most = Math.max(...drawn.map(({ planned }) => planned), 1);
  const width = drawn.length * (barWidth + gap);
  return (
    <figure className="grid gap-4">
      <div>
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${width} ${height}`}
          width={width * 1.4}
          className="block max-w-full border-b border-edge print-exact"
        >
          {drawn.map((week, index) => (
            <WeekBar key={week.startsOn} week={week} x={index * (barWidth + gap) + gap / 2} most={most} />
          ))}
        </svg>
        <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-0.5 text-sm">
          {kinds.map(({ key, label, fill }) => (
            <li key={key} className="inline-flex items-center gap-2">
              <svg aria-hidden="true" width="12" height="12" className="shrink-0 print-exact">
                <rect x="1" y="1" width="10" height="10" rx="2" className={fill} />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      </div>
      <details>
        <summary className="min-h-8 cursor-pointer font-semibold text-teal">Attendance week by week</summary>
        <div className="mt-3">
          <WeeksTable weeks={weeks} />
        </div>
      </details>
    </figure>
  );
}

function WeekBar({ week, x, most }: { week: ShownWeek; x: number; most: number }) {
  let top = height;
  return (
    <g>
      <title>{`Week of ${formatDay(week.startsOn)}: ${week.attended} of ${week.planned} attended`}</title>
      {kinds.map(({ key, fill }) => {
        const size = (week[key] / most) * (height - 4);
        top -= size;
        return size === 0 ? null : (
          <rect key={key} x={x} y={top} width={barWidth} height={size} className={fill} strokeWidth="1" />
        );
      })}
    </g>
  );
}

function WeeksTable({ weeks }: { weeks: readonly ShownWeek[] }) {
  return (
    <Table
      caption="Attendance by week"
      captionHidden
      rows={[...weeks].reverse()}
      keyOf={({ startsOn }) => startsOn}
      columns={[
        { head: "Week of", cell: ({ startsOn }) => formatShortDay(startsOn) },
        { head: "Planned", numeric: true, cell: ({ planned }) => planned },
        { head: "Attended", numeric: true, cell: ({ attended }) => attended },
        { head: "Absent", numeric: true, cell: ({ absent }) => absent },
        { head: "Not possible", numeric: true, cell: ({ notPossible }) => notPossible },
        { head: "Not reported", numeric: true, cell: ({ notReported }) => notReported },
        {
          head: "Attendance",
          numeric: true,
          cell: ({ ratePercent }) => (ratePercent === undefined ? "–" : `${ratePercent} %`),
        },
      ]}
    />
  );
}
