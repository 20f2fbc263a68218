import type { PersonAct } from "#app/core/actor.ts";
import { addDays, londonDay } from "#app/core/calendar.ts";
import type { CalendarEntry } from "#app/core/calendar-entry.ts";
import { paths } from "#app/core/paths.ts";
import type { FeedCover } from "#app/core/words/people.ts";
import { visitPurposeNames } from "#app/core/words/quality.ts";
import { listVisitsBetween } from "#app/domain/quality/visits/queries.server.ts";

const daysBack = 60;
const daysAhead = 400;
const usualMinutes = 120;

/** The visits of an officer, or of all, as entries of a calendar: planned, and cancelled ones as such. */
export async function listVisitEntries(act: PersonAct, covers: FeedCover): Promise<CalendarEntry[]> {
  const today = londonDay(act.now);
  const visits = await listVisitsBetween(act, {
    statuses: ["planned", "cancelled", "recorded"],
    visitorId: covers === "own" ? act.actor.userId : undefined,
    from: addDays(today, -daysBack),
    to: addDays(today, daysAhead),
  });
  return visits.flatMap((visit): CalendarEntry[] => {
    const day = visit.plannedOn;
    if (day === null) return [];
    const told = visit.isAnnounced ? "announced" : "unannounced";
    return [
      {
        uid: `visit-${visit.id}`,
        title: `Visit: ${visit.providerName}`,
        day,
        startsAt: visit.startsAt,
        minutes: usualMinutes,
        isCancelled: visit.status === "cancelled",
        place: [visit.siteName, visit.siteAddress, visit.sitePostcode].filter(Boolean).join(", "),
        description: [
          `${visitPurposeNames[visit.purpose]}, ${told}.`,
          visit.visitorName && `Visitor: ${visit.visitorName}`,
        ]
          .filter(Boolean)
          .join("\n"),
        path: paths.visitPage(visit.id),
      },
    ];
  });
}
