import { and, count, eq, inArray, min } from "drizzle-orm";
import { type Act, type Actor, isIn } from "#app/core/actor.ts";
import { formatMonth, monthBounds } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import type { ChargeStatus } from "#app/core/words/charges.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { charges } from "#db/schema/charges.ts";
import { placements } from "#db/schema/placements.ts";

type Waiting = readonly [ChargeStatus, string];

/** Statement lines that wait for this person, to agree, to answer or to pay: one query, and none where nothing can wait. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  const lines = linesFor(act.actor);
  if (lines.length === 0) return [];
  const rows = await tx
    .select({ status: charges.status, count: count(), first: min(charges.month) })
    .from(charges)
    .innerJoin(
      placements,
      and(eq(placements.authorityId, charges.authorityId), eq(placements.id, charges.placementId)),
    )
    .where(
      and(
        visibleTo(act.actor),
        inArray(
          charges.status,
          lines.map(([status]) => status),
        ),
      ),
    )
    .groupBy(charges.status);
  return lines.map(([status, text]) => {
    const row = rows.find((counted) => counted.status === status);
    const first = row?.first ?? undefined;
    return {
      text,
      count: row?.count ?? 0,
      to: paths.statements(),
      hint: first && `The oldest are of ${formatMonth(first)}`,
      day: first && monthBounds(first).endsOn,
      tone: status === "queried" ? "warning" : undefined,
    };
  });
}

function linesFor(actor: Actor): readonly Waiting[] {
  if (isIn(actor, "school_lead", "school_approver")) return [["raised", "Statement lines to agree"]];
  if (isIn(actor, "provider_manager")) return [["queried", "Statement lines queried by a school"]];
  if (!isIn(actor, "finance_officer", "authority_lead")) return [];
  return [
    ["raised", "Statement lines not agreed yet"],
    ["queried", "Statement lines queried"],
    ["agreed", "Statement lines agreed, to be paid"],
  ];
}
