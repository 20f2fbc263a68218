import type { ReactNode } from "react";
import { classes } from "#app/components/classes.ts";
import { formatWeekday, type HalfDay, halfDays, type WeeklyHalfDay, weekdays } from "#app/core/calendar.ts";

const halfDayHeads: Record<HalfDay, string> = { am: "Morning", pm: "Afternoon" };

type WeekGridProps = {
  caption: string;
  cell: (halfDay: WeeklyHalfDay) => ReactNode;
  /** For a column too narrow for whole names of days. */
  isNarrow?: boolean | undefined;
};

/** Monday to Friday down, morning and afternoon across, so that it fits the narrowest screen. */
export function WeekGrid({ caption, cell, isNarrow }: WeekGridProps) {
  const padding = isNarrow ? "px-2 py-1.5" : "px-2 py-1.5 sm:px-3";
  return (
    <table className="w-full max-w-md border-collapse bg-white text-[0.9375rem]">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th
            scope="col"
            className={classes("border border-line bg-sunk text-left text-sm font-semibold", padding)}
          >
            Day
          </th>
          {halfDays.map((half) => (
            <th
              key={half}
              scope="col"
              className={classes(
                "w-[31%] border border-line bg-sunk text-left text-sm font-semibold",
                padding,
              )}
            >
              {halfDayHeads[half]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weekdays.map((weekday) => (
          <tr key={weekday}>
            <th scope="row" className={classes("border border-line text-left font-semibold", padding)}>
              {isNarrow ? <span aria-hidden="true">{formatWeekday(weekday).slice(0, 3)}</span> : null}
              <span className={isNarrow ? "sr-only" : undefined}>{formatWeekday(weekday)}</span>
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
