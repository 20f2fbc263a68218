import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { VisitPurpose } from "#app/core/words/quality.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import type { PastVisitValues } from "#app/domain/quality/visits/forms.ts";
import {
  ensureOpenAssessment,
  ensureSite,
  ensureVisitor,
} from "#app/domain/quality/visits/planning.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { visits } from "#db/schema/monitoring.ts";

type Past = PastVisitValues & { purpose: VisitPurpose; assessmentId?: string | undefined };

/** Records a visit that took place without having been planned here. */
export function addVisit(act: Act, providerId: string, values: Past): Promise<{ visitId: string }> {
  return transaction(act, async (tx) => {
    await loadProvider(tx, act, providerId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may record a visit");
    const { announced, assessmentId, siteId, ...seen } = values;
    if (assessmentId) await ensureOpenAssessment(tx, act, { assessmentId, providerId });
    ensureRule(seen.visitedOn <= londonDay(act.now), "The visit cannot be in the future", "visitedOn");
    await ensureVisitor(tx, act, seen.visitorId);
    await ensureSite(tx, act, { siteId, providerId });

    const [added] = await tx
      .insert(visits)
      .values({
        ...seen,
        siteId: siteId ?? null,
        authorityId: actor.authorityId,
        providerId,
        assessmentId: assessmentId ?? null,
        status: "recorded",
        isAnnounced: announced === "announced",
        recordedBy: actor.userId,
        recordedAt: act.now,
      })
      .onConflictDoNothing()
      .returning({ id: visits.id });
    if (added)
      await record(tx, act, {
        name: "visit.recorded",
        subjectId: providerId,
        details: { visitId: values.id, assessmentId, visitedOn: values.visitedOn },
      });
    return { visitId: values.id };
  });
}
