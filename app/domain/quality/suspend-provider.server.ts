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

/** Suspends a provider from today: nothing new is commissioned, and no placement ends by itself. */
export function suspendProvider(act: Act, providerId: string, { reason }: ReasonValues): Promise<void> {
  return transaction(act, async (tx) => {
    await loadProvider(tx, act, providerId);
    const { actor } = act;
    ensure(canSuspend(actor), "Only a development officer or the authority lead may suspend a provider");
    const open = await tx.$count(
      suspensions,
      and(
        eq(suspensions.authorityId, actor.authorityId),
        eq(suspensions.providerId, providerId),
        isNull(suspensions.liftedOn),
      ),
    );
    if (open > 0) refuse("conflict", "This provider is already suspended");

    const [suspension] = await tx
      .insert(suspensions)
      .values({
        authorityId: actor.authorityId,
        providerId,
        reason,
        startsOn: londonDay(act.now),
        suspendedBy: actor.userId,
        suspendedAt: act.now,
      })
      .returning({ id: suspensions.id });
    await record(tx, act, {
      name: "provider.suspended",
      subjectId: providerId,
      details: { suspensionId: suspension?.id },
    });
  });
}
