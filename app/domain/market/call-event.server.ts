import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { MarketEventValues } from "#app/domain/market/forms.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { marketEvents } from "#db/schema/market.ts";

/** Calls a market-place event; nobody is invited yet. The same form sent twice calls it once. */
export function callEvent(act: Act, { id, ...said }: MarketEventValues): Promise<{ eventId: string }> {
  return transaction(act, async (tx) => {
    const { actor } = act;
    ensure(canRunMarket(actor), "Only a development officer or the authority lead may call an event");
    const today = londonDay(act.now);
    ensureRule(said.heldOn >= today, "The event cannot be in the past", "heldOn");
    ensureRule(said.answerBy >= today, "The day to answer by cannot be in the past", "answerBy");

    const rows = await tx
      .insert(marketEvents)
      .values({ ...said, authorityId: actor.authorityId, id, calledBy: actor.userId, calledAt: act.now })
      .onConflictDoNothing()
      .returning({ id: marketEvents.id });
    if (rows.length > 0) await record(tx, act, { name: "market_event.called", subjectId: id });
    return { eventId: id };
  });
}
