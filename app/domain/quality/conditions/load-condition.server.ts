import { and, desc, eq, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { refuse } from "#app/core/refusal.ts";
import { loadCondition } from "#app/domain/quality/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { conditionAnswers } from "#db/schema/monitoring.ts";
import { conditions, decisions } from "#db/schema/quality.ts";

/** A condition of a confirmed decision, locked: before that it is no more than a proposal. Refuses as not found. */
export async function loadConfirmedCondition(tx: Tx, act: Act, conditionId: string) {
  const condition = await loadCondition(tx, act, conditionId);
  const confirmed = await tx.$count(
    decisions,
    and(
      eq(decisions.authorityId, condition.authorityId),
      eq(decisions.id, condition.decisionId),
      eq(decisions.status, "confirmed"),
    ),
  );
  return confirmed > 0 ? condition : refuse("not_found", "There is no such condition");
}

/** Answers by their age, the newest first; those that were returned come after all others. */
export const newestFirst = [
  sql`${conditionAnswers.status} = 'returned'`,
  desc(conditionAnswers.givenAt),
  desc(conditionAnswers.id),
] as const;

/** The newest answer to a condition, for whoever has loaded it. */
export async function latestAnswerOf(tx: Tx, act: Act, conditionId: string) {
  const [row] = await tx
    .select()
    .from(conditionAnswers)
    .where(
      and(
        eq(conditionAnswers.authorityId, act.actor.authorityId),
        eq(conditionAnswers.conditionId, conditionId),
      ),
    )
    .orderBy(...newestFirst)
    .limit(1);
  return row;
}

type Closing = { condition: typeof conditions.$inferSelect; userId: string; reason: string };

/** Closes the condition from today, and accepts an answer that waits. */
export async function writeClosed(tx: Tx, act: Act, { condition, userId, reason }: Closing): Promise<void> {
  const { authorityId, id } = condition;
  await tx
    .update(conditions)
    .set({ closedOn: londonDay(act.now), closedBy: userId })
    .where(and(eq(conditions.authorityId, authorityId), eq(conditions.id, id)));
  await tx
    .update(conditionAnswers)
    .set({ status: "accepted", checkedBy: userId, checkedAt: act.now, message: reason })
    .where(
      and(
        eq(conditionAnswers.authorityId, authorityId),
        eq(conditionAnswers.conditionId, id),
        eq(conditionAnswers.status, "given"),
      ),
    );
  await record(tx, act, {
    name: "condition.closed",
    subjectId: condition.providerId,
    details: { conditionId: id, reason },
  });
}
