import type { ReactNode } from "react";
import { formatWeekday, type HalfDay, halfDays, type WeeklyHalfDay, weekdays } from "#app/core/calendar.ts";

const halfDayHeads: Record<HalfDay, string> = { am: "Morning", pm: "Afternoon" };

type WeekGridProps = { caption: string; cell: (halfDay: WeeklyHalfDay) => ReactNode };

/** Monday to Friday down, morning and afternoon across, so that it fits the narrowest screen. */
export function WeekGrid({ caption, cell }: WeekGridProps) {
  return (
    <table className="w-full max-w-md border-collapse bg-white text-[0.9375rem]">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th
            scope="col"
            className="border border-line bg-sunk px-2 py-1.5 text-left text-sm font-semibold sm:px-3"
          >
            Day
          </th>
          {halfDays.map((half) => (
            <th
              key={half}
              scope="col"
              className="border border-line bg-sunk w-[31%] px-2 py-1.5 text-left text-sm font-semibold sm:px-3"
            >
              {halfDayHeads[half]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weekdays.map((weekday) => (
          <tr key={weekday}>
            <th scope="row" className="border border-line px-2 py-1.5 text-left font-semibold sm:px-3">
              {formatWeekday(weekday)}
            </th>
            {halfDays.map((half) => (
              <td key={half} className="border border-line p-0 align-top">
                {cell(`${weekday}-${half}`)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
