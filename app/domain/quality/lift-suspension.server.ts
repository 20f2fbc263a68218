import { and, eq, isNull } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import type { ReasonValues } from "#app/domain/quality/forms.ts";
import { canSuspend } from "#app/domain/quality/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { suspensions } from "#db/schema/quality.ts";

/** Lifts the suspension in force: today is free of it. What else the standing hangs on is judged as ever. */
export function liftSuspension(act: Act, providerId: string, { reason }: ReasonValues): Promise<void> {
  return transaction(act, async (tx) => {
    await loadProvider(tx, act, providerId);
    const { actor } = act;
    ensure(canSuspend(actor), "Only a development officer or the authority lead may lift a suspension");

    const [lifted] = await tx
      .update(suspensions)
      .set({ liftedOn: londonDay(act.now), liftedBy: actor.userId, liftedReason: reason })
      .where(
        and(
          eq(suspensions.authorityId, actor.authorityId),
          eq(suspensions.providerId, providerId),
          isNull(suspensions.liftedOn),
        ),
      )
      .returning({ id: suspensions.id });
    if (!lifted) refuse("conflict", "This provider is not suspended");
    await record(tx, act, {
      name: "suspension.lifted",
      subjectId: providerId,
      details: { suspensionId: lifted.id },
    });
  });
}
