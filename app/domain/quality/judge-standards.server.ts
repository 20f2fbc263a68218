import { and, eq, inArray, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { JudgementsValues } from "#app/domain/quality/forms.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { loadAssessment } from "#app/domain/quality/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { judgements, standards } from "#db/schema/quality.ts";

/** Saves what was judged of the standards given; what has no judgement yet is left as it stands. */
export function judgeStandards(act: Act, assessmentId: string, values: JudgementsValues): Promise<void> {
  return transaction(act, async (tx) => {
    const assessment = await loadAssessment(tx, act, assessmentId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may judge standards");
    step(assessmentLifecycle, "judge", assessment.status, "this assessment");
    const judged = values.flatMap(({ standardId, judgement, comment }) =>
      judgement ? [{ standardId, judgement, comment }] : [],
    );
    if (judged.length === 0) return;
    const known = await tx.$count(
      standards,
      and(
        eq(standards.authorityId, actor.authorityId),
        eq(standards.frameworkId, assessment.frameworkId),
        inArray(
          standards.id,
          judged.map(({ standardId }) => standardId),
        ),
      ),
    );
    ensureRule(known === judged.length, "One of these standards is not of this framework");

    await tx
      .insert(judgements)
      .values(
        judged.map((row) => ({
          ...row,
          authorityId: actor.authorityId,
          assessmentId,
          judgedBy: actor.userId,
          judgedAt: act.now,
        })),
      )
      .onConflictDoUpdate({
        target: [judgements.authorityId, judgements.assessmentId, judgements.standardId],
        set: {
          judgement: sql`excluded.judgement`,
          comment: sql`excluded.comment`,
          judgedBy: sql`excluded.judged_by`,
          judgedAt: sql`excluded.judged_at`,
        },
      });
    await record(tx, act, {
      name: "standards.judged",
      subjectId: assessment.providerId,
      details: { assessmentId, standards: judged.length },
    });
  });
}
