import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { canCloseCondition } from "#app/domain/quality/policy.ts";
import { loadCondition } from "#app/domain/quality/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { conditions } from "#db/schema/quality.ts";

/** An officer finds a condition met. The reason stands in the timeline. */
export function closeCondition(act: Act, conditionId: string, { reason }: { reason: string }): Promise<void> {
  return transaction(act, async (tx) => {
    const condition = await loadCondition(tx, act, conditionId);
    const { actor } = act;
    ensure(
      canCloseCondition(actor),
      "Only a development officer or the authority lead may close a condition",
    );
    if (condition.closedOn) refuse("conflict", "This condition is closed already");

    await tx
      .update(conditions)
      .set({ closedOn: londonDay(act.now), closedBy: actor.userId })
      .where(and(eq(conditions.authorityId, actor.authorityId), eq(conditions.id, conditionId)));
    await record(tx, act, {
      name: "condition.closed",
      subjectId: condition.providerId,
      details: { conditionId, reason },
    });
  });
}
