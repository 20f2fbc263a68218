import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import type { AnswerCheckValues } from "#app/domain/quality/conditions/forms.ts";
import { conditionAnswerLifecycle } from "#app/domain/quality/conditions/lifecycle.ts";
import {
  latestAnswerOf,
  loadConfirmedCondition,
  writeClosed,
} from "#app/domain/quality/conditions/load-condition.server.ts";
import { canCheckAnswer } from "#app/domain/quality/conditions/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { conditionAnswers } from "#db/schema/monitoring.ts";

/** An officer accepts the answer that waits, which closes the condition from today, or returns it with a message. */
export function checkConditionAnswer(
  act: Act,
  conditionId: string,
  { verdict, message }: AnswerCheckValues,
): Promise<void> {
  return transaction(act, async (tx) => {
    const condition = await loadConfirmedCondition(tx, act, conditionId);
    const { actor } = act;
    ensure(canCheckAnswer(actor), "Only a development officer or the authority lead may check an answer");
    const answer = await latestAnswerOf(tx, act, conditionId);
    if (!answer) return refuse("conflict", "The provider has not answered this condition");
    const verb = verdict === "accepted" ? "accept" : "return";
    const status = step(conditionAnswerLifecycle, verb, answer.status, "this answer");

    if (status === "accepted")
      return writeClosed(tx, act, { condition, userId: actor.userId, reason: message });
    await tx
      .update(conditionAnswers)
      .set({ status, message, checkedBy: actor.userId, checkedAt: act.now })
      .where(and(eq(conditionAnswers.authorityId, actor.authorityId), eq(conditionAnswers.id, answer.id)));
    await record(tx, act, {
      name: "condition.returned",
      subjectId: condition.providerId,
      details: { conditionId, answerId: answer.id, message },
    });
  });
}
