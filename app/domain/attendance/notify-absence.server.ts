import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, formatDay, type HalfDay, londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { loadCalendars, plannedSessions } from "#app/domain/attendance/planned.server.ts";
import { canNotifyAbsence } from "#app/domain/attendance/policy.ts";
import { loadPlacement } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { absenceNotices } from "#db/schema/attendance.ts";

export type AbsenceToNotify = {
  readonly placementId: string;
  readonly day: CalendarDate;
  readonly halves: readonly HalfDay[];
  readonly reason: string;
};

/**
 * The school says that a pupil will be away; the moment counts where an offer does not charge for an absence
 * told early enough. Telling the same session twice keeps the first moment. Refuses (rule) a day gone by and
 * a half day without a planned session.
 */
export function notifyAbsence(act: Act, absence: AbsenceToNotify): Promise<void> {
  const { placementId, day, halves, reason } = absence;
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    ensure(
      canNotifyAbsence(act.actor, placement),
      "Only the pupil's school can say that a pupil will be away",
    );
    const notifiedBy =
      act.actor.kind === "person" ? act.actor.userId : refuse("forbidden", "A notice has a name");
    const runs = placement.status === "approved" || placement.status === "active";
    ensureRule(runs, "This placement is not running, so there is nothing to be absent from");
    ensureRule(
      day >= londonDay(act.now),
      "That day has gone by: ask the provider to correct the register",
      "day",
    );
    const calendarsOf = await loadCalendars(tx, act);
    const planned = plannedSessions(calendarsOf, placement, { startsOn: day, endsOn: day });
    const missed = planned.filter(({ half }) => halves.includes(half));
    ensureRule(missed.length > 0, `Nothing is planned on ${formatDay(day)} for the half days chosen`, "day");

    await tx
      .insert(absenceNotices)
      .values(
        missed.map(({ half }) => ({
          authorityId: act.actor.authorityId,
          placementId,
          day,
          half,
          reason,
          notifiedBy,
          notifiedAt: act.now,
        })),
      )
      .onConflictDoNothing();
    const details = { day, halves: missed.map(({ half }) => half) };
    await record(tx, act, { name: "absence.notified", subjectId: placementId, details });
  });
}
