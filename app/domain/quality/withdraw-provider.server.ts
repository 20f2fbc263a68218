import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import type { ReasonValues } from "#app/domain/quality/forms.ts";
import { canWithdraw } from "#app/domain/quality/policy.ts";
import { standingOf } from "#app/domain/quality/standing.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { withdrawals } from "#db/schema/quality.ts";

/** Takes a provider off the menu from today, by an officer or at its own wish; only a new decision brings it back. */
export function withdrawProvider(act: Act, providerId: string, { reason }: ReasonValues): Promise<void> {
  return transaction(act, async (tx) => {
    const provider = await loadProvider(tx, act, providerId);
    const { actor } = act;
    ensure(canWithdraw(actor, provider), "You cannot withdraw this provider");
    const { state } = await standingOf(tx, act, providerId, londonDay(act.now));
    ensureRule(
      state !== "withdrawn" && state !== "not_assured" && state !== "declined",
      "This provider is not approved, so there is nothing to withdraw",
    );

    await tx.insert(withdrawals).values({
      authorityId: actor.authorityId,
      providerId,
      reason,
      withdrawnOn: londonDay(act.now),
      withdrawnAt: act.now,
      withdrawnBy: actor.userId,
    });
    await record(tx, act, { name: "provider.withdrawn", subjectId: providerId });
  });
}
