import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import type { JudgementsValues } from "#app/domain/quality/forms.ts";
import { judgedByAnother, saveJudgements } from "#app/domain/quality/judgement.server.ts";
import { judgedCriteriaOf } from "#app/domain/quality/judgement-queries.server.ts";
import { isSameJudgement } from "#app/domain/quality/judging.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { loadAssessment } from "#app/domain/quality/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/**
 * Saves what was judged of the criteria given. What is empty is left as it stands, and so is what was not changed;
 * refuses where another officer has judged differently since the page was shown.
 */
export function judgeStandards(act: Act, assessmentId: string, values: JudgementsValues): Promise<void> {
  return transaction(act, async (tx) => {
    const assessment = await loadAssessment(tx, act, assessmentId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may judge standards");
    step(assessmentLifecycle, "judge", assessment.status, "this assessment");
    const stored = new Map((await judgedCriteriaOf(tx, act, assessment)).map((row) => [row.id, row]));
    ensureRule(
      values.every(({ criterionId }) => stored.has(criterionId)),
      "One of these criteria is not of this framework",
    );
    const changed = values.flatMap(({ criterionId, judgement: word, comment, basis }) => {
      const row = stored.get(criterionId);
      const judgement = word ?? row?.judgement ?? null;
      return row && isSameJudgement(row, { judgement, comment })
        ? []
        : [{ criterionId, judgement, comment, basis }];
    });
    for (const { criterionId, basis } of changed) {
      const row = stored.get(criterionId);
      if (row?.changeKey && basis && row.changeKey !== basis && row.judgedBy !== actor.userId)
        refuse("conflict", judgedByAnother(row, act.now), `judgement.${criterionId}`);
    }

    await saveJudgements(
      tx,
      { actor, now: act.now },
      {
        assessmentId,
        changes: changed.map(({ criterionId, judgement, comment }) => ({
          criterionId,
          judgement,
          comment,
          changeKey: crypto.randomUUID(),
          changedAt: act.now,
        })),
      },
    );
    if (changed.length === 0) return;
    await record(tx, act, {
      name: "standards.judged",
      subjectId: assessment.providerId,
      details: { assessmentId, criteria: changed.length },
    });
  });
}
