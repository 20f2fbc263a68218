/** Month by month: registers marked, statements raised, agreed and paid. */
import {
  addDays,
  addMonths,
  type CalendarDate,
  earliest,
  type Month,
  monthBounds,
  monthOf,
  type Session,
} from "#app/core/calendar.ts";
import type { AttendanceCode } from "#app/core/words/attendance.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { agreeCharge } from "#app/domain/charges/agree-charge.server.ts";
import { listChargesOf } from "#app/domain/charges/queries.server.ts";
import { queryCharge } from "#app/domain/charges/query-charge.server.ts";
import { raiseStatements } from "#app/domain/charges/raise-statements.server.ts";
import { settleCharge } from "#app/domain/charges/settle-charge.server.ts";
import { plannedSessionsOf } from "#app/domain/placements/planned.server.ts";
import { loadPlacement } from "#app/domain/placements/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { actOf, authorityName, type Cast, systemOn } from "#app/start/story/cast.server.ts";
import { commissioner, type StoryPlacement } from "#app/start/story/commissioner.server.ts";
import { inLanes } from "#app/start/story/lanes.ts";

type Attended = StoryPlacement & { sessions: Session[] };

/** Everything from the first month with a placement in it to the month before this one; of this month the registers only. */
export async function goThroughMonths(cast: Cast, placements: readonly StoryPlacement[]): Promise<void> {
  const { today } = cast.years;
  const attended: Attended[] = [];
  for (const placement of placements.filter(({ plan }) => plan.aim === "active" || plan.aim === "ended"))
    attended.push({ ...placement, sessions: await sessionsOf(cast, placement) });
  const firstDay = attended
    .map(({ plan }) => plan.startsOn)
    .reduce((one, other) => earliest(one, other), today);
  for (let month = monthOf(firstDay); month <= monthOf(today); month = addMonths(month, 1)) {
    await markMonth(cast, attended, month);
    if (month < monthOf(today))
      await raiseStatements(systemOn(cast, addDays(monthBounds(month).endsOn, 1), "04:00"), month);
  }
  await inLanes(
    attended,
    ({ id }) => id,
    (placement) => payFor(cast, placement),
  );
}

function sessionsOf(cast: Cast, { id }: StoryPlacement): Promise<Session[]> {
  const act = systemOn(cast, cast.years.today);
  return transaction(act, async (tx) => plannedSessionsOf(tx, act, await loadPlacement(tx, act, id)));
}

/** Each provider marks its month; the last two sessions before today are still to be marked by some. */
async function markMonth(cast: Cast, placements: readonly Attended[], month: Month): Promise<void> {
  const { startsOn, endsOn } = monthBounds(month);
  const { today } = cast.years;
  const upTo = earliest(endsOn, addDays(today, -1));
  if (upTo < startsOn) return;
  const providers = new Set(placements.map(({ provider }) => provider));
  for (const provider of providers) {
    const marks = placements
      .filter((placement) => placement.provider === provider)
      .flatMap(({ id, plan, sessions }) =>
        sessions
          .map((session, index) => ({
            ...session,
            placementId: id,
            code: codeOf(plan.number, plan.attends, session, index),
          }))
          .filter(({ day }) => startsOn <= day && day <= lastMarked(plan.number, upTo, today)),
      );
    if (marks.length === 0) continue;
    await markRegister(actOf(cast, { role: "provider_staff", at: provider, day: upTo, time: "16:30" }), {
      marks,
    });
  }
}

/** A third of the placements are some days behind, so that there is something to chase. */
function lastMarked(number: number, upTo: CalendarDate, today: CalendarDate): CalendarDate {
  return number % 3 === 0 ? earliest(upTo, addDays(today, -5)) : upTo;
}

/** What happened follows from the pupil and the session, so that the story is the same each time. */
function codeOf(number: number, attends: number, { day, half }: Session, index: number): AttendanceCode {
  const chance = (number * 31 + index * 47 + Number(day.slice(8)) * 13 + (half === "am" ? 5 : 0)) % 100;
  if (chance < attends) return chance % 12 === 0 ? "L" : half === "am" ? "/" : "\\";
  if (chance % 3 === 0) return "I";
  return chance % 3 === 1 ? "O" : "M";
}

/** The school agrees what has been raised; all but the newest is paid; one is queried. */
async function payFor(cast: Cast, placement: Attended): Promise<void> {
  const { plan, id } = placement;
  const { today } = cast.years;
  const finance = actOf(cast, { role: "finance_officer", at: authorityName, day: today, time: "09:00" });
  const charges = await listChargesOf(finance, id);
  const thisMonth = monthOf(today);
  for (const { id: chargeId, month } of charges) {
    const day = earliest(addDays(monthBounds(month).endsOn, 8), today);
    const school = plan.byAuthority
      ? actOf(cast, { role: "authority_lead", at: authorityName, day })
      : actOf(cast, { role: "school_approver", at: plan.pupil.school, day });
    const isNewest = month >= addMonths(thisMonth, -1);
    if (isNewest && plan.number % 9 === 4) {
      await queryCharge(commissioner(cast, plan, day), chargeId, {
        query: "Two of the absences were notified a week ahead. Please look again.",
      });
      continue;
    }
    if (isNewest && plan.number % 2 === 0) continue;
    await agreeCharge(school, chargeId);
    if (!isNewest)
      await settleCharge(
        {
          ...finance,
          now: actOf(cast, {
            role: "finance_officer",
            at: authorityName,
            day: earliest(addDays(day, 12), today),
          }).now,
        },
        chargeId,
      );
  }
}
