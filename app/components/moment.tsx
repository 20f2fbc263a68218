import { formatMoment } from "#app/core/calendar.ts";

/** When something was recorded, by London clocks. */
export function Moment({ value }: { value: Date | string }) {
  const moment = new Date(value);
  return <time dateTime={moment.toISOString()}>{formatMoment(moment)}</time>;
}
