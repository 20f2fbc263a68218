import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import type { VisitPlanValues } from "#app/domain/quality/visits/forms.ts";
import { visitLifecycle } from "#app/domain/quality/visits/lifecycle.ts";
import { ensureOpenAssessment, ensurePlan, visitEvent } from "#app/domain/quality/visits/planning.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { visits } from "#db/schema/monitoring.ts";

type Plan = VisitPlanValues & { assessmentId?: string | undefined };

/**
 * Plans a visit: a new one, or the one of this id that the year's plan says is due. An announced one is told to
 * the provider. Refuses (rule) a clash in the visitor's day unless it is accepted.
 */
export function planVisit(act: Act, providerId: string, values: Plan): Promise<{ visitId: string }> {
  return transaction(act, async (tx) => {
    await loadProvider(tx, act, providerId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may plan a visit");
    const known = await findKnown(tx, act, { id: values.id, providerId });
    if (known === "planned") return { visitId: values.id };
    if (known) step(visitLifecycle, "plan", known, "this visit");
    const { assessmentId, announced, clashAccepted: _, ...planned } = values;
    const isOfAssessment = planned.purpose === "assessment";
    ensureRule(!isOfAssessment || assessmentId, "An assessment's visit is planned on its page", "purpose");
    if (assessmentId) await ensureOpenAssessment(tx, act, { assessmentId, providerId });
    await ensurePlan(tx, act, { ...values, providerId });

    const isAnnounced = announced === "announced";
    const row = {
      ...planned,
      siteId: planned.siteId ?? null,
      status: "planned" as const,
      isAnnounced,
      plannedBy: actor.userId,
      plannedAt: act.now,
    };
    await tx
      .insert(visits)
      .values({ ...row, authorityId: actor.authorityId, providerId, assessmentId: assessmentId ?? null })
      .onConflictDoUpdate({ target: [visits.authorityId, visits.id], set: row });
    await record(tx, act, {
      name: visitEvent("planned", isAnnounced),
      subjectId: providerId,
      details: { visitId: values.id, assessmentId, plannedOn: values.plannedOn },
    });
    return { visitId: values.id };
  });
}

async function findKnown(tx: Tx, act: Act, { id, providerId }: { id: string; providerId: string }) {
  const [known] = await tx
    .select({ status: visits.status, providerId: visits.providerId })
    .from(visits)
    .where(and(eq(visits.authorityId, act.actor.authorityId), eq(visits.id, id)))
    .for("update");
  ensureRule(!known || known.providerId === providerId, "This visit is another provider's");
  return known?.status;
}
