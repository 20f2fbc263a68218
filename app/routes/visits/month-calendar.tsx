import { Link } from "@remix-run/react";
import { classes } from "#app/components/classes.ts";
import { TextLink } from "#app/components/text-link.tsx";
import {
  addMonths,
  type CalendarDate,
  formatDay,
  formatMonth,
  formatWeekday,
  type Month,
} from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { type VisitStatus, visitStatusNames } from "#app/core/words/quality.ts";
import type { MonthDay } from "#app/domain/quality/visits/month.ts";

type Visit = {
  id: string;
  providerName: string;
  day: CalendarDate;
  startsAt: string | null;
  status: VisitStatus;
};

type MonthCalendarProps = {
  month: Month;
  weeks: readonly (readonly MonthDay[])[];
  visits: readonly Visit[];
  today: CalendarDate;
};

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const looks: Record<VisitStatus, string> = {
  due: "border-warn bg-warn-wash",
  planned: "border-info bg-info-wash",
  recorded: "border-good bg-good-wash",
  cancelled: "border-line bg-sunk line-through",
};

/** A month as a table of weeks; on a narrow screen only the days with a visit are left, one below the other. */
export function MonthCalendar({ month, weeks, visits, today }: MonthCalendarProps) {
  return (
    <>
      <nav aria-label="Months" className="mb-4 flex flex-wrap justify-between gap-3 print:hidden">
        <TextLink to={paths.visitMonth(addMonths(month, -1))}>{formatMonth(addMonths(month, -1))}</TextLink>
        <TextLink to={paths.visitMonth(addMonths(month, 1))}>{formatMonth(addMonths(month, 1))}</TextLink>
      </nav>
      <table className="block w-full border-collapse bg-white text-sm sm:table sm:table-fixed">
        <caption className="block pb-2 text-left text-xl font-semibold sm:table-caption">
          {formatMonth(month)}
        </caption>
        <thead className="hidden sm:table-header-group">
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col" className="border border-line bg-sunk p-2 text-left text-soft">
                <abbr title={formatWeekday(weekday)} className="no-underline">
                  {formatWeekday(weekday).slice(0, 3)}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block sm:table-row-group">
          {weeks.map((week) => (
            <tr key={week[0]?.day} className="block sm:table-row">
              {week.map((cell) => (
                <DayCell
                  key={cell.day}
                  cell={cell}
                  isToday={cell.day === today}
                  visits={visits.filter(({ day }) => day === cell.day)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {visits.length === 0 ? <p className="mt-3 text-soft">No visits in this month.</p> : null}
    </>
  );
}

type DayCellProps = { cell: MonthDay; visits: readonly Visit[]; isToday: boolean };

function DayCell({ cell, visits, isToday }: DayCellProps) {
  return (
    <td
      className={classes(
        "border border-line p-1.5 align-top sm:h-24",
        visits.length === 0 ? "hidden sm:table-cell" : "block sm:table-cell",
        cell.isInMonth ? "" : "bg-sunk text-soft",
      )}
    >
      <span className={isToday ? "rounded-sm bg-teal px-1.5 font-semibold text-white" : "font-semibold"}>
        <span className="sm:hidden">{formatDay(cell.day)}</span>
        <span className="hidden sm:inline">{Number(cell.day.slice(8))}</span>
        {isToday ? <span className="sr-only"> (today)</span> : null}
      </span>
      <ul className="mt-1 grid gap-1">
        {visits.map(({ id, providerName, startsAt, status }) => (
          <li key={id}>
            <Link
              to={paths.visitPage(id)}
              className={classes(
                "block min-h-6 break-words border-l-4 px-1.5 py-0.5 text-ink",
                looks[status],
              )}
            >
              {startsAt ? `${startsAt} ` : ""}
              {providerName}
              <span className="sr-only">, {visitStatusNames[status].toLowerCase()}</span>
            </Link>
          </li>
        ))}
      </ul>
    </td>
  );
}
