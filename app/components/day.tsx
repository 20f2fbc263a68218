import { type CalendarDate, formatDay, formatShortDay } from "#app/core/calendar.ts";

export function Day({ value, short }: { value: CalendarDate; short?: boolean }) {
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {short ? formatShortDay(value) : formatDay(value)}
    </time>
  );
}
