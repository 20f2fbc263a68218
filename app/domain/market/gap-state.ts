/** Where a gap stands on a day: a fact of its dates, not a flag. */
import type { CalendarDate } from "#app/core/calendar.ts";

export type GapDates = {
  publishedOn: CalendarDate | null;
  closesOn: CalendarDate | null;
  withdrawnOn: CalendarDate | null;
};

export const gapStates = ["draft", "published", "closed", "withdrawn"] as const;
export type GapState = (typeof gapStates)[number];
export const gapStateNames: Record<GapState, string> = {
  draft: "Draft",
  published: "Published",
  closed: "Closed",
  withdrawn: "Withdrawn",
};

/** A gap is open to and including its closing day; withdrawn wins over everything. */
export function gapStateOn(day: CalendarDate, { publishedOn, closesOn, withdrawnOn }: GapDates): GapState {
  if (withdrawnOn !== null && withdrawnOn <= day) return "withdrawn";
  if (publishedOn === null || publishedOn > day) return "draft";
  return closesOn !== null && closesOn < day ? "closed" : "published";
}
