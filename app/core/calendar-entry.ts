import type { CalendarDate } from "#app/core/calendar.ts";

/** One thing of a calendar that other programs subscribe to; whatever module it comes from, no child is named in it. */
export type CalendarEntry = {
  /** Stays the same however the thing is moved, so that programs know it again. */
  readonly uid: string;
  readonly title: string;
  readonly day: CalendarDate;
  /** London time, "09:30"; a whole day without. */
  readonly startsAt: string | null;
  readonly minutes: number;
  readonly isCancelled: boolean;
  readonly place: string;
  readonly description: string;
  /** The page of the portal that shows it. */
  readonly path: string;
};
