import { type Act, isIn } from "#app/core/actor.ts";
import { addDays, type CalendarDate, formatDay, isWeekend, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import { countNotReported } from "#app/domain/attendance/queries.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

/** Marks that are missing: today's and those of the last day before it that was no weekend. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  const keeps = isIn(act.actor, "provider_manager", "provider_staff", "provider_safeguarding_lead");
  const watches = isIn(act.actor, "school_lead", "partnership_coordinator", "commissioning_officer");
  if (!keeps && !watches) return [];
  const today = londonDay(act.now);
  const before = weekdayBefore(today);
  const [missingToday, missingBefore] = await Promise.all([
    countNotReported(tx, act, today),
    countNotReported(tx, act, before),
  ]);
  return [
    todo(keeps ? "Marks to make today" : "Not reported yet today", missingToday, today),
    {
      ...todo(
        keeps ? "Marks missing from the day before" : "Not reported the day before",
        missingBefore,
        before,
      ),
      tone: "warning",
    },
  ];
}

function todo(text: string, count: number, day: CalendarDate): Todo {
  return { text, count, to: paths.registers(day, true), hint: formatDay(day), day };
}

function weekdayBefore(day: CalendarDate): CalendarDate {
  const before = addDays(day, -1);
  return isWeekend(before) ? weekdayBefore(before) : before;
}
