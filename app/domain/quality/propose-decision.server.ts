import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { DecisionValues } from "#app/domain/quality/forms.ts";
import { judgedStandardsOf } from "#app/domain/quality/judgement-queries.server.ts";
import { forbidsApproval, undecidable } from "#app/domain/quality/judging.ts";
import { assessmentLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAssess, canPropose } from "#app/domain/quality/policy.ts";
import { reportStandsInTheWay } from "#app/domain/quality/reports/accuracy.ts";
import { reportFactsOf } from "#app/domain/quality/reports/facts.server.ts";
import { loadAssessment } from "#app/domain/quality/visibility.server.ts";
import { visitorsOf } from "#app/domain/quality/visits/queries.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { assessments, conditions, decisions } from "#db/schema/quality.ts";

/**
 * Proposes a decision, with its conditions, to a second officer. Every criterion must be judged; a critical
 * standard that is not met forbids approval, and a report waits for the provider's word on its facts (both again
 * in the database: decision_may_stand). Not by who visited.
 */
export function proposeDecision(
  act: Act,
  assessmentId: string,
  values: DecisionValues,
): Promise<{ decisionId: string }> {
  return transaction(act, async (tx) => {
    const assessment = await loadAssessment(tx, act, assessmentId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may propose a decision");
    const visitors = await visitorsOf(tx, act, assessmentId);
    ensure(canPropose(actor, { visitors }), "You visited this provider, so another officer must decide");
    const status = step(assessmentLifecycle, "propose", assessment.status, "this assessment");
    const standards = await judgedStandardsOf(tx, act, assessment);
    const open = undecidable(standards);
    ensureRule(open.length === 0, `${open.join(". ")}: judge every criterion first`);
    const waiting = reportStandsInTheWay(await reportFactsOf(tx, act, assessmentId), londonDay(act.now));
    ensureRule(!waiting, waiting ?? "");
    const forbidden = values.kind === "decline" ? [] : forbidsApproval(standards);
    ensureRule(forbidden.length === 0, `This cannot be approved. ${forbidden.join(". ")}`, "kind");
    ensureConditions(values, londonDay(act.now));

    const { authorityId } = actor;
    const [decision] = await tx
      .insert(decisions)
      .values({
        authorityId,
        providerId: assessment.providerId,
        assessmentId,
        kind: values.kind,
        reason: values.reason,
        proposedBy: actor.userId,
        proposedAt: act.now,
      })
      .returning({ id: decisions.id });
    if (!decision) throw new Error("no decision was proposed");
    const rows = values.conditions.map((condition) => ({
      ...condition,
      authorityId,
      decisionId: decision.id,
      providerId: assessment.providerId,
    }));
    if (rows.length > 0) await tx.insert(conditions).values(rows);
    await tx
      .update(assessments)
      .set({ status })
      .where(and(eq(assessments.authorityId, authorityId), eq(assessments.id, assessmentId)));
    await record(tx, act, {
      name: "decision.proposed",
      subjectId: assessment.providerId,
      details: { assessmentId, decisionId: decision.id, kind: values.kind },
    });
    return { decisionId: decision.id };
  });
}

function ensureConditions({ kind, conditions: given }: DecisionValues, today: string): void {
  if (kind === "approve_with_conditions")
    ensureRule(given.length > 0, "Enter at least one condition and the day it is due", "condition1");
  else ensureRule(given.length === 0, "Only an approval with conditions may have conditions", "kind");
  const late = given.findIndex(({ dueOn }) => dueOn < today);
  ensureRule(late < 0, "A condition cannot be due before today", `due${late + 1}`);
}
