import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import type { FindingValues } from "#app/domain/quality/concerns/forms.ts";
import { concernLifecycle } from "#app/domain/quality/concerns/lifecycle.ts";
import { ensureNamesNobody } from "#app/domain/quality/concerns/names-nobody.server.ts";
import { canFollowUpConcern } from "#app/domain/quality/concerns/policy.ts";
import { loadConcern } from "#app/domain/quality/concerns/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { concerns } from "#db/schema/monitoring.ts";

/** Closes an open concern with what was found, which whoever raised it reads. */
export function closeConcern(act: Act, concernId: string, values: FindingValues): Promise<void> {
  return transaction(act, async (tx) => {
    const concern = await loadConcern(tx, act, concernId);
    const { actor } = act;
    ensure(canFollowUpConcern(actor), "Only a development officer or the authority lead may close a concern");
    const status = step(concernLifecycle, "close", concern.status, "this concern");
    const { finding, namesNobody } = values;
    const { providerId, reference } = concern;
    await ensureNamesNobody(tx, act, { providerId, text: finding, field: "finding", namesNobody });

    await tx
      .update(concerns)
      .set({ status, finding, closedBy: actor.userId, closedAt: act.now })
      .where(and(eq(concerns.authorityId, actor.authorityId), eq(concerns.id, concernId)));
    await record(tx, act, {
      name: "concern.closed",
      subjectId: providerId,
      details: { concernId, reference },
    });
  });
}
