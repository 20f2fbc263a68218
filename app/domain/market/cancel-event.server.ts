import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { eventCancelledMessage } from "#app/domain/market/messages.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { loadEvent } from "#app/domain/market/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { queueMail } from "#app/platform/mail.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { marketEvents, marketInvitations } from "#db/schema/market.ts";

/** Cancels an event that has not been held, and tells everybody who was invited. */
export function cancelEvent(act: Act, eventId: string, { reason }: { reason: string }): Promise<void> {
  return transaction(act, async (tx) => {
    const event = await loadEvent(tx, act, eventId);
    ensure(canRunMarket(act.actor), "Only a development officer or the authority lead may cancel an event");
    if (event.cancelledAt) refuse("conflict", "This event is cancelled already");
    ensureRule(event.heldOn >= londonDay(act.now), "This event is over");

    const { authorityId } = act.actor;
    await tx
      .update(marketEvents)
      .set({ cancelledAt: act.now, cancelledReason: reason })
      .where(and(eq(marketEvents.authorityId, authorityId), eq(marketEvents.id, eventId)));
    const guests = await tx
      .select({ email: marketInvitations.email })
      .from(marketInvitations)
      .where(and(eq(marketInvitations.authorityId, authorityId), eq(marketInvitations.eventId, eventId)));
    for (const { email } of guests)
      await queueMail(tx, act, {
        key: `market_event.cancelled:${eventId}`,
        to: email,
        ...eventCancelledMessage({ ...event, reason }),
      });
    await record(tx, act, { name: "market_event.cancelled", subjectId: eventId, details: { reason } });
  });
}
