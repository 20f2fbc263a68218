import type { Act } from "#app/core/actor.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import type { ConditionAnswerValues } from "#app/domain/quality/conditions/forms.ts";
import {
  latestAnswerOf,
  loadConfirmedCondition,
} from "#app/domain/quality/conditions/load-condition.server.ts";
import { canAnswerCondition } from "#app/domain/quality/conditions/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { nameDocument, readUpload, withStoredFile } from "#app/platform/files.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { conditionAnswers } from "#db/schema/monitoring.ts";

/**
 * The provider says how a condition was met, with a file if it helps. Refuses (conflict) while an answer waits
 * or once the condition is closed. The same form sent twice leaves one answer and one file.
 */
export async function answerCondition(
  act: Act,
  conditionId: string,
  { id, text, file }: ConditionAnswerValues,
): Promise<void> {
  const upload = file ? await readUpload(file) : undefined;
  await withStoredFile(upload, (stored) =>
    transaction(act, async (tx) => {
      const condition = await loadConfirmedCondition(tx, act, conditionId);
      const { providerId } = condition;
      const { actor } = act;
      ensure(
        canAnswerCondition(actor, { organisationId: providerId }),
        "Only the provider's manager may answer a condition",
      );
      const latest = await latestAnswerOf(tx, act, conditionId);
      if (latest?.id === id) return;
      if (condition.closedOn) refuse("conflict", "This condition is closed already");
      if (latest?.status === "given")
        refuse("conflict", "Your last answer waits to be checked: you can answer again once it has been");

      if (stored && !(await nameDocument(tx, act, stored, { id, organisationId: providerId }))) return;
      await tx.insert(conditionAnswers).values({
        authorityId: actor.authorityId,
        id,
        conditionId,
        providerId,
        text,
        documentId: stored ? id : null,
        givenBy: actor.userId,
        givenAt: act.now,
      });
      await record(tx, act, {
        name: "condition.answered",
        subjectId: providerId,
        details: { conditionId, answerId: id },
      });
    }),
  );
}
