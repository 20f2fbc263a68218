import { and, count, eq, min } from "drizzle-orm";
import { type Act, isIn } from "#app/core/actor.ts";
import { formatMonth, monthBounds } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import type { ChargeStatus } from "#app/core/words/charges.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { charges } from "#db/schema/charges.ts";
import { placements } from "#db/schema/placements.ts";

/** Statement lines that wait for this person: to agree, to answer, to pay. */
export function todosOf(act: Act): Promise<Todo[]> {
  const { actor } = act;
  return transaction(act, (tx) => {
    if (isIn(actor, "school_lead", "school_approver"))
      return Promise.all([waiting(tx, act, "raised", "Statement lines to agree")]);
    if (isIn(actor, "provider_manager"))
      return Promise.all([waiting(tx, act, "queried", "Statement lines queried by a school")]);
    if (isIn(actor, "finance_officer", "authority_lead"))
      return Promise.all([
        waiting(tx, act, "raised", "Statement lines not agreed yet"),
        waiting(tx, act, "queried", "Statement lines queried"),
        waiting(tx, act, "agreed", "Statement lines agreed, to be paid"),
      ]);
    return Promise.resolve([]);
  });
}

async function waiting(tx: Tx, act: Act, status: ChargeStatus, text: string): Promise<Todo> {
  const [row] = await tx
    .select({ count: count(), first: min(charges.month) })
    .from(charges)
    .innerJoin(
      placements,
      and(eq(placements.authorityId, charges.authorityId), eq(placements.id, charges.placementId)),
    )
    .where(and(visibleTo(act.actor), eq(charges.status, status)));
  const first = row?.first ?? undefined;
  return {
    text,
    count: row?.count ?? 0,
    to: paths.statements(),
    hint: first && `The oldest are of ${formatMonth(first)}`,
    day: first && monthBounds(first).endsOn,
    tone: status === "queried" ? "warning" : undefined,
  };
}
