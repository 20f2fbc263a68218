import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import type { VisitCancellationValues } from "#app/domain/quality/visits/forms.ts";
import { visitLifecycle } from "#app/domain/quality/visits/lifecycle.ts";
import { visitEvent } from "#app/domain/quality/visits/planning.server.ts";
import { loadVisit } from "#app/domain/quality/visits/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { visits } from "#db/schema/monitoring.ts";

/** Calls a visit off with a reason; the provider is told if it knew of it. */
export function cancelVisit(act: Act, visitId: string, { reason }: VisitCancellationValues): Promise<void> {
  return transaction(act, async (tx) => {
    const visit = await loadVisit(tx, act, visitId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may cancel a visit");
    const status = step(visitLifecycle, "cancel", visit.status, "this visit");

    await tx
      .update(visits)
      .set({ status, cancelledReason: reason })
      .where(and(eq(visits.authorityId, actor.authorityId), eq(visits.id, visitId)));
    const wasTold = visit.isAnnounced && visit.status === "planned";
    await record(tx, act, {
      name: visitEvent("cancelled", wasTold),
      subjectId: visit.providerId,
      details: { visitId, reason },
    });
  });
}
