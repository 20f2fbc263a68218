import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { concernLifecycle } from "#app/domain/quality/concerns/lifecycle.ts";
import { ensureVisitOf } from "#app/domain/quality/concerns/linked-visit.server.ts";
import { canFollowUpConcern } from "#app/domain/quality/concerns/policy.ts";
import { loadConcern } from "#app/domain/quality/concerns/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { concerns } from "#db/schema/monitoring.ts";

/** Names the visit of the provider in which an open concern is looked into. */
export function linkConcern(act: Act, concernId: string, { visitId }: { visitId: string }): Promise<void> {
  return transaction(act, async (tx) => {
    const concern = await loadConcern(tx, act, concernId);
    const { actor } = act;
    ensure(canFollowUpConcern(actor), "Only a development officer or the authority lead may link a visit");
    const status = step(concernLifecycle, "link", concern.status, "this concern");
    const { providerId, reference } = concern;
    await ensureVisitOf(tx, act, { providerId, visitId });

    await tx
      .update(concerns)
      .set({ status, visitId })
      .where(and(eq(concerns.authorityId, actor.authorityId), eq(concerns.id, concernId)));
    await record(tx, act, {
      name: "concern.linked",
      subjectId: providerId,
      details: { concernId, reference, visitId },
    });
  });
}
