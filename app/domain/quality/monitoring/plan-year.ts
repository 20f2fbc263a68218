import { addDays, type CalendarDate, daysBetween } from "#app/core/calendar.ts";
import type { VisitPurpose, VisitStatus } from "#app/core/words/quality.ts";

/** The year of an approval, first and last day included. */
export type ApprovalYear = { decidedOn: CalendarDate; expiresOn: CalendarDate };
export type DueVisit = { purpose: VisitPurpose; dueOn: CalendarDate };
export type KnownVisit = {
  id: string;
  purpose: VisitPurpose;
  status: VisitStatus;
  dueOn: CalendarDate | null;
  /** The day it is planned for or was made. */
  on: CalendarDate | null;
};

/** How long before its end an approval is refreshed, so that the next decision can be made in time. */
const refreshDaysBefore = 60;

/** The days a year's visits are due: monitoring spread evenly (at a third and two thirds for two), then the refresh. */
export function dueVisits({ decidedOn, expiresOn }: ApprovalYear, monitoringVisits: number): DueVisit[] {
  const days = daysBetween(decidedOn, expiresOn);
  const monitoring = Array.from({ length: monitoringVisits }, (_, index) => ({
    purpose: "monitoring" as const,
    dueOn: addDays(decidedOn, Math.round((days * (index + 1)) / (monitoringVisits + 1))),
  }));
  const refreshOn = addDays(expiresOn, -Math.min(refreshDaysBefore, days));
  return [...monitoring, { purpose: "refresh", dueOn: refreshOn }];
}

type Wanted = {
  /** The approval in force, or none: nothing is planned for who is suspended, withdrawn or not approved. */
  year: ApprovalYear | undefined;
  monitoringVisits: number;
  known: readonly KnownVisit[];
  today: CalendarDate;
};

/**
 * What makes the visits that are due agree with the plan: which are missing, and which nobody has planned and
 * the plan no longer asks for. Asked again of its own result it has nothing to do. A plan begun late asks for
 * no monitoring visit in the past; visits planned or made in the year count towards its number.
 */
export function planYear({ year, monitoringVisits, known, today }: Wanted): {
  missing: DueVisit[];
  surplus: string[];
} {
  const ofPlan = known.filter(({ purpose }) => purpose === "monitoring" || purpose === "refresh");
  const wanted = year ? dueVisits(year, monitoringVisits) : [];
  const isWanted = (visit: KnownVisit) => wanted.some((one) => isSame(one, visit));
  const surplus = ofPlan.filter((visit) => visit.status === "due" && !isWanted(visit));
  const missing = wanted.filter((one) => !ofPlan.some((visit) => isSame(one, visit)));
  if (!year) return { missing: [], surplus: surplus.map(({ id }) => id) };

  const isIn = (day: CalendarDate | null) => day !== null && day > year.decidedOn && day <= year.expiresOn;
  const counts = (purpose: VisitPurpose) =>
    ofPlan.filter((visit) => {
      if (visit.purpose !== purpose || visit.status === "cancelled") return false;
      return visit.status === "due" ? isWanted(visit) : isIn(visit.on);
    }).length;
  const room = Math.max(0, monitoringVisits - counts("monitoring"));
  const later = missing.filter(({ purpose, dueOn }) => purpose === "monitoring" && dueOn >= today);
  const refresh = missing.filter(({ purpose }) => purpose === "refresh" && counts("refresh") === 0);
  return {
    missing: [...later.slice(later.length - Math.min(room, later.length)), ...refresh],
    surplus: surplus.map(({ id }) => id),
  };
}

const isSame = (one: DueVisit, visit: KnownVisit): boolean =>
  visit.purpose === one.purpose && visit.dueOn === one.dueOn;
