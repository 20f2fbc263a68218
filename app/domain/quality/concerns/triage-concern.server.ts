import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import type { TriageValues } from "#app/domain/quality/concerns/forms.ts";
import { concernLifecycle } from "#app/domain/quality/concerns/lifecycle.ts";
import { ensureVisitOf } from "#app/domain/quality/concerns/linked-visit.server.ts";
import { ensureNamesNobody } from "#app/domain/quality/concerns/names-nobody.server.ts";
import { canFollowUpConcern } from "#app/domain/quality/concerns/policy.ts";
import { loadConcern } from "#app/domain/quality/concerns/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { concerns } from "#db/schema/monitoring.ts";

/** An officer weighs a concern and says what will be done, with a visit of the provider if one is part of it. Again when it turns out otherwise. */
export function triageConcern(act: Act, concernId: string, values: TriageValues): Promise<void> {
  return transaction(act, async (tx) => {
    const concern = await loadConcern(tx, act, concernId);
    const { actor } = act;
    ensure(canFollowUpConcern(actor), "Only a development officer or the authority lead may weigh a concern");
    const status = step(concernLifecycle, "triage", concern.status, "this concern");
    const { weight, plan, visitId, namesNobody } = values;
    const { providerId } = concern;
    await ensureNamesNobody(tx, act, { providerId, text: plan, field: "plan", namesNobody });
    if (visitId) await ensureVisitOf(tx, act, { providerId, visitId });

    await tx
      .update(concerns)
      .set({
        status,
        weight,
        plan,
        visitId: visitId ?? null,
        triagedBy: actor.userId,
        triagedAt: act.now,
      })
      .where(and(eq(concerns.authorityId, actor.authorityId), eq(concerns.id, concernId)));
    await record(tx, act, {
      name: "concern.triaged",
      subjectId: providerId,
      details: { concernId, reference: concern.reference, weight, weightBefore: concern.weight, visitId },
    });
  });
}
