import { and, asc, count, eq, isNull, min, notExists, sql } from "drizzle-orm";
import { type Act, isIn } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import type { Todo } from "#app/core/todo.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { concerns, conditionAnswers } from "#db/schema/monitoring.ts";
import { conditions, decisions } from "#db/schema/quality.ts";

/** What waits after approval: concerns and answers for those who assure, conditions for the provider's manager. */
export async function todosOf(tx: Tx, act: Act): Promise<Todo[]> {
  if (isIn(act.actor, "development_officer", "authority_lead"))
    return Promise.all([concernsToWeigh(tx, act), answersToCheck(tx, act)]);
  return isIn(act.actor, "provider_manager") ? [await toMeet(tx, act)] : [];
}

async function concernsToWeigh(tx: Tx, act: Act): Promise<Todo> {
  const [row] = await tx
    .select({ count: count(), since: min(concerns.raisedAt) })
    .from(concerns)
    .where(and(eq(concerns.authorityId, act.actor.authorityId), eq(concerns.status, "raised")));
  const since = row?.since ? londonDay(row.since) : undefined;
  return {
    text: "Concerns to weigh",
    count: row?.count ?? 0,
    to: `${paths.concerns()}?status=raised`,
    hint: since && `The oldest was raised on ${formatDay(since)}`,
    day: since,
    tone: "warning",
  };
}

async function answersToCheck(tx: Tx, act: Act): Promise<Todo> {
  const [row] = await tx
    .select({
      conditionId: conditionAnswers.conditionId,
      givenAt: conditionAnswers.givenAt,
      waiting: sql<number>`(count(*) over ())::int`,
    })
    .from(conditionAnswers)
    .where(and(eq(conditionAnswers.authorityId, act.actor.authorityId), eq(conditionAnswers.status, "given")))
    .orderBy(asc(conditionAnswers.givenAt), asc(conditionAnswers.id))
    .limit(1);
  const since = row?.givenAt ? londonDay(row.givenAt) : undefined;
  return {
    text: "Answers to conditions to check",
    count: row?.waiting ?? 0,
    to: row ? paths.answerCheck(row.conditionId) : paths.providers(),
    hint: since && `The oldest was given on ${formatDay(since)}`,
    day: since,
  };
}

async function toMeet(tx: Tx, act: Act): Promise<Todo> {
  const { authorityId } = act.actor;
  const organisationId = act.actor.kind === "person" ? act.actor.organisationId : "";
  const waiting = tx
    .select({ id: conditionAnswers.id })
    .from(conditionAnswers)
    .where(
      and(
        eq(conditionAnswers.authorityId, conditions.authorityId),
        eq(conditionAnswers.conditionId, conditions.id),
        eq(conditionAnswers.status, "given"),
      ),
    );
  const [row] = await tx
    .select({ count: count(), first: min(conditions.dueOn) })
    .from(conditions)
    .innerJoin(
      decisions,
      and(eq(decisions.authorityId, conditions.authorityId), eq(decisions.id, conditions.decisionId)),
    )
    .where(
      and(
        eq(conditions.authorityId, authorityId),
        eq(conditions.providerId, organisationId),
        eq(decisions.status, "confirmed"),
        isNull(conditions.closedOn),
        notExists(waiting),
      ),
    );
  const first = row?.first ?? undefined;
  const isLate = first !== undefined && first < londonDay(act.now);
  return {
    text: "Conditions to meet",
    count: row?.count ?? 0,
    to: paths.conditions(),
    hint: first && `The first ${isLate ? "was" : "is"} due by ${formatDay(first)}`,
    day: first,
    tone: isLate ? "bad" : "warning",
  };
}
