import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import type { VisitMoveValues } from "#app/domain/quality/visits/forms.ts";
import { visitLifecycle } from "#app/domain/quality/visits/lifecycle.ts";
import { ensurePlan, visitEvent } from "#app/domain/quality/visits/planning.server.ts";
import { loadVisit } from "#app/domain/quality/visits/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { visits } from "#db/schema/monitoring.ts";

/** Gives a planned visit another day, hour, site or visitor; the provider is told if it knew of the first. */
export function moveVisit(act: Act, visitId: string, values: VisitMoveValues): Promise<void> {
  return transaction(act, async (tx) => {
    const visit = await loadVisit(tx, act, visitId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may move a visit");
    const status = step(visitLifecycle, "move", visit.status, "this visit");
    await ensurePlan(tx, act, { ...values, id: visitId, providerId: visit.providerId });

    const { plannedOn, startsAt, visitorId, siteId } = values;
    await tx
      .update(visits)
      .set({ status, plannedOn, startsAt, visitorId, siteId: siteId ?? null })
      .where(and(eq(visits.authorityId, actor.authorityId), eq(visits.id, visitId)));
    await record(tx, act, {
      name: visitEvent("moved", visit.isAnnounced),
      subjectId: visit.providerId,
      details: { visitId, plannedOn, from: visit.plannedOn },
    });
  });
}
