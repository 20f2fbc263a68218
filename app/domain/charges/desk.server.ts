import { and, inArray, min, sql } from "drizzle-orm";
import { type Act, type Actor, isIn } from "#app/core/actor.ts";
import { formatMonth, monthBounds } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import type { ChargeStatus } from "#app/core/words/charges.ts";
import { ownOf } from "#app/domain/charges/queries.server.ts";
import { riseTodos } from "#app/domain/charges/rise-queries.server.ts";
import { visibleTo } from "#app/domain/charges/visibility.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { charges } from "#db/schema/charges.ts";

type Waiting = readonly [ChargeStatus, string];

/**
 * Statements with lines that wait for this person, to agree, to answer or to pay, counted as they are listed: by
 * provider and month, and what lies beyond a reservation. No query where nothing can wait.
 */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  const [rises, statements] = await Promise.all([riseTodos(tx, act), statementTodos(tx, act)]);
  return [...rises, ...statements];
}

async function statementTodos(tx: Tx, act: Act): Promise<Todo[]> {
  const lines = linesFor(act.actor);
  // A school sees what the authority commissioned for its pupils too, and agrees none of it.
  const isOwn = isIn(act.actor, "school_lead", "school_approver");
  if (lines.length === 0) return [];
  const statuses = lines.map(([status]) => status);
  const rows = await tx
    .select({
      status: charges.status,
      count: sql<number>`count(distinct (${charges.providerId}, ${charges.month}))::int`,
      first: min(charges.month),
    })
    .from(charges)
    .where(and(visibleTo(act.actor), inArray(charges.status, statuses), isOwn ? ownOf(act.actor) : undefined))
    .groupBy(charges.status);
  return lines.map(([status, text]) => {
    const row = rows.find((counted) => counted.status === status);
    const first = row?.first ?? undefined;
    return {
      text,
      count: row?.count ?? 0,
      to: paths.statements(`status=${status}${isOwn ? "&own=yes" : ""}`),
      hint: first && `The oldest are of ${formatMonth(first)}`,
      day: first && monthBounds(first).endsOn,
      tone: status === "queried" ? "warning" : undefined,
    };
  });
}

function linesFor(actor: Actor): readonly Waiting[] {
  if (isIn(actor, "school_lead", "school_approver")) return [["raised", "Statements with lines to agree"]];
  if (isIn(actor, "provider_manager")) return [["queried", "Statements with lines queried by a school"]];
  if (!isIn(actor, "finance_officer", "authority_lead")) return [];
  return [
    ["raised", "Statements with lines not agreed yet"],
    ["queried", "Statements with lines queried"],
    ["agreed", "Statements with agreed lines to pay"],
  ];
}
