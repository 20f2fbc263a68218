/** Visits of the weeks around today, so that the calendar has something in it. */
import { randomUUID } from "node:crypto";
import { addDays, type CalendarDate, isWeekend } from "#app/core/calendar.ts";
import type { VisitPurpose } from "#app/core/words/quality.ts";
import { cancelVisit } from "#app/domain/quality/visits/cancel-visit.server.ts";
import { planVisit } from "#app/domain/quality/visits/plan-visit.server.ts";
import { actOf, authorityName, type Cast, organisationOf } from "#app/start/story/cast.server.ts";

type Row = {
  provider: string;
  after: number;
  startsAt: string;
  purpose: VisitPurpose;
  announced: "announced" | "unannounced";
  cancelled?: string;
};

const rows: readonly Row[] = [
  {
    provider: "Brackenfold Motor Workshop (fictional)",
    after: 3,
    startsAt: "09:30",
    purpose: "monitoring",
    announced: "announced",
  },
  {
    provider: "Heron Lane Studio (fictional)",
    after: 8,
    startsAt: "13:15",
    purpose: "monitoring",
    announced: "unannounced",
  },
  {
    provider: "Larkrise AP Academy (fictional)",
    after: 15,
    startsAt: "10:00",
    purpose: "refresh",
    announced: "announced",
  },
  {
    provider: "Millrace School (fictional)",
    after: 5,
    startsAt: "11:00",
    purpose: "monitoring",
    announced: "announced",
    cancelled: "The school is closed for an inspection that week.",
  },
];

/** The day itself, or the Monday after it. */
export const onWeekday = (day: CalendarDate): CalendarDate =>
  isWeekend(day) ? onWeekday(addDays(day, 1)) : day;

/** Planned by the development officer, who also goes. */
export async function planComingVisits(cast: Cast): Promise<void> {
  const { today } = cast.years;
  const act = actOf(cast, { role: "development_officer", at: authorityName, day: addDays(today, -1) });
  for (const { provider, after, cancelled, ...plan } of rows) {
    const { visitId } = await planVisit(act, organisationOf(cast, provider), {
      ...plan,
      id: randomUUID(),
      plannedOn: onWeekday(addDays(today, after)),
      siteId: undefined,
      visitorId: act.actor.userId,
      clashAccepted: true,
    });
    if (cancelled) await cancelVisit(act, visitId, { reason: cancelled });
  }
}
