import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import type { ReasonValues } from "#app/domain/quality/forms.ts";
import { assessmentLifecycle, decisionLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAssess, canConfirm } from "#app/domain/quality/policy.ts";
import { loadAssessment, loadProposal } from "#app/domain/quality/visibility.server.ts";
import { visitorsOf } from "#app/domain/quality/visits/queries.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { assessments, decisions } from "#db/schema/quality.ts";

/** The second officer sends a proposal back with a reason, and the assessment is open again. */
export function sendBackDecision(act: Act, assessmentId: string, { reason }: ReasonValues): Promise<void> {
  return transaction(act, async (tx) => {
    const assessment = await loadAssessment(tx, act, assessmentId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may send a decision back");
    const decision = await loadProposal(tx, act, assessmentId);
    const visitors = await visitorsOf(tx, act, assessmentId);
    const people = { visitors, proposedBy: decision.proposedBy };
    ensure(canConfirm(actor, people), "Another officer must look at this: not who visited or proposed it");
    const status = step(decisionLifecycle, "sendBack", decision.status, "this decision");
    const open = step(assessmentLifecycle, "sendBack", assessment.status, "this assessment");

    await tx
      .update(decisions)
      .set({ status, sentBackBy: actor.userId, sentBackReason: reason })
      .where(and(eq(decisions.authorityId, actor.authorityId), eq(decisions.id, decision.id)));
    await tx
      .update(assessments)
      .set({ status: open })
      .where(and(eq(assessments.authorityId, actor.authorityId), eq(assessments.id, assessmentId)));
    await record(tx, act, {
      name: "decision.sent_back",
      subjectId: assessment.providerId,
      details: { assessmentId, decisionId: decision.id, reason },
    });
  });
}
