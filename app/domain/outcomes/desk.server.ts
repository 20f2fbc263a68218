import { and, count, eq, gt, min, notExists, sql } from "drizzle-orm";
import { type Act, isIn } from "#app/core/actor.ts";
import { formatDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { outcomes } from "#db/schema/outcomes.ts";
import { placements } from "#db/schema/placements.ts";

/** Placements that have ended and of which nobody has said what came of them. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  if (!isIn(act.actor, "school_lead", "commissioning_officer")) return [];
  const told = tx
    .select({ one: sql`1` })
    .from(outcomes)
    .where(and(eq(outcomes.authorityId, placements.authorityId), eq(outcomes.placementId, placements.id)));
  const [row] = await tx
    .select({ count: count(), first: min(placements.endedOn) })
    .from(placements)
    .where(
      and(
        visibleTo(act.actor),
        eq(placements.status, "ended"),
        gt(placements.sessionsPlanned, 0),
        notExists(told),
      ),
    );
  const first = row?.first ?? undefined;
  return [
    {
      text: "Ended, outcome to be recorded",
      count: row?.count ?? 0,
      to: paths.placements("status=ended"),
      hint: first && `The first ended on ${formatDay(first)}`,
      day: first,
    },
  ];
}
