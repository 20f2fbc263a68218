import { WeekGrid } from "#app/components/week-grid.tsx";
import { formatWeeklyHalfDay, type WeeklyHalfDay } from "#app/core/calendar.ts";

/** The half days of a pattern, drawn in the week. */
export function PatternWeek({ pattern }: { pattern: readonly WeeklyHalfDay[] }) {
  return (
    <WeekGrid
      caption="Sessions of the week"
      cell={(halfDay) =>
        pattern.includes(halfDay) ? (
          <span className="flex min-h-9 items-center justify-center bg-teal-wash font-semibold text-teal-deep print-exact">
            <span aria-hidden="true">●</span>
            <span className="sr-only">{formatWeeklyHalfDay(halfDay)}</span>
          </span>
        ) : (
          <span className="block min-h-9">
            <span className="sr-only">None</span>
          </span>
        )
      }
    />
  );
}
