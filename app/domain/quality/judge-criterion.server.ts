import type { PersonAct } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import type { JudgementFormValues } from "#app/domain/quality/forms.ts";
import { judgedByAnother, saveJudgements } from "#app/domain/quality/judgement.server.ts";
import { type JudgedCriterionRow, judgedCriteriaOf } from "#app/domain/quality/judgement-queries.server.ts";
import { isSameJudgement } from "#app/domain/quality/judging.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { loadAssessment } from "#app/domain/quality/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** Saved now or before; or passed over, since a later change by the same officer stands. */
export type JudgementAnswer = { outcome: "saved" | "passed_over"; changeKey: string };

/**
 * Saves one criterion as it is typed. A change sent twice counts once, and one that was overtaken is passed over.
 * Refuses (conflict, field `judgement`) where another officer has judged since this one looked.
 */
export function judgeCriterion(
  act: PersonAct,
  assessmentId: string,
  values: JudgementFormValues & { criterionId: string },
): Promise<JudgementAnswer> {
  return transaction(act, async (tx) => {
    const assessment = await loadAssessment(tx, act, assessmentId);
    const { actor, now } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may judge standards");
    const { criterionId, key: changeKey, comment } = values;
    const judgement = values.judgement ?? null;
    const criteria = await judgedCriteriaOf(tx, act, assessment);
    const stored =
      criteria.find(({ id }) => id === criterionId) ?? refuse("not_found", "There is no such criterion");
    if (stored.changeKey === changeKey) return { outcome: "saved", changeKey };
    step(assessmentLifecycle, "judge", assessment.status, "this assessment");
    const changedAt = new Date(Math.min(values.changedAt.getTime(), now.getTime()));
    const change = { criterionId, judgement, comment, changeKey, changedAt, basis: values.basis };
    const overtaken = overtakenBy(stored, change, act);
    if (overtaken) return overtaken;

    await saveJudgements(tx, act, {
      assessmentId,
      changes: [{ criterionId, judgement, comment, changeKey, changedAt }],
    });
    if (stored.judgement !== judgement)
      await record(tx, act, {
        name: "standards.judged",
        subjectId: assessment.providerId,
        details: { assessmentId, criterionId },
      });
    return { outcome: "saved", changeKey };
  });
}

type Given = {
  judgement: JudgedCriterionRow["judgement"];
  comment: string;
  basis?: string | undefined;
  changedAt: Date;
};

function overtakenBy(stored: JudgedCriterionRow, change: Given, act: PersonAct): JudgementAnswer | undefined {
  const { changeKey, judgedBy, changedAt } = stored;
  if (!changeKey || !changedAt || changeKey === change.basis) return undefined;
  if (isSameJudgement(stored, change)) return { outcome: "saved", changeKey };
  if (judgedBy !== act.actor.userId) return refuse("conflict", judgedByAnother(stored, act.now), "judgement");
  return change.changedAt > changedAt ? undefined : { outcome: "passed_over", changeKey };
}
