import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import { type VisitPurpose, type VisitStatus, visitPurposeNames } from "#app/core/words/quality.ts";

type Visit = {
  purpose: VisitPurpose;
  status: VisitStatus;
  dueOn: CalendarDate | null;
  plannedOn: CalendarDate | null;
  visitedOn: CalendarDate | null;
};

/** "Monitoring visit, planned for 7 September 2026". */
export function visitInWords({ purpose, status, dueOn, plannedOn, visitedOn }: Visit): string {
  const name = visitPurposeNames[purpose];
  if (status === "cancelled") return `${name}, cancelled`;
  if (visitedOn) return `${name}, made on ${formatDay(visitedOn)}`;
  if (plannedOn) return `${name}, planned for ${formatDay(plannedOn)}`;
  return dueOn ? `${name}, due by ${formatDay(dueOn)}` : name;
}
