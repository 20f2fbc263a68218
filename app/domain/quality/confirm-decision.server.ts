import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { addYears, londonDay } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { assessmentLifecycle, decisionLifecycle } from "#app/domain/quality/lifecycle.ts";
import { canAssess, canConfirm } from "#app/domain/quality/policy.ts";
import { loadAssessment, loadProposal } from "#app/domain/quality/visibility.server.ts";
import { visitorsOf } from "#app/domain/quality/visits/queries.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { assessments, decisions } from "#db/schema/quality.ts";

/** A second officer confirms what was proposed: it counts from today, an approval for a year. */
export function confirmDecision(act: Act, assessmentId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const assessment = await loadAssessment(tx, act, assessmentId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may confirm a decision");
    const decision = await loadProposal(tx, act, assessmentId);
    const visitors = await visitorsOf(tx, act, assessmentId);
    const people = { visitors, proposedBy: decision.proposedBy };
    ensure(
      canConfirm(actor, people),
      "Another officer must confirm this: not who visited, and not who proposed it",
    );
    const status = step(decisionLifecycle, "confirm", decision.status, "this decision");
    const closed = step(assessmentLifecycle, "close", assessment.status, "this assessment");

    const decidedOn = londonDay(act.now);
    await tx
      .update(decisions)
      .set({
        status,
        confirmedBy: actor.userId,
        confirmedAt: act.now,
        decidedOn,
        expiresOn: decision.kind === "decline" ? null : addYears(decidedOn, 1),
      })
      .where(and(eq(decisions.authorityId, actor.authorityId), eq(decisions.id, decision.id)));
    await tx
      .update(assessments)
      .set({ status: closed })
      .where(and(eq(assessments.authorityId, actor.authorityId), eq(assessments.id, assessmentId)));
    await record(tx, act, {
      name: "decision.confirmed",
      subjectId: assessment.providerId,
      details: { assessmentId, decisionId: decision.id, kind: decision.kind },
    });
  });
}
