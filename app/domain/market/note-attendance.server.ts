import { and, eq, inArray, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { MarketAttendanceValues } from "#app/domain/market/forms.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { loadEvent } from "#app/domain/market/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { marketInvitations } from "#db/schema/market.ts";

/**
 * Notes who of the invited came; everyone else did not. A later list takes the place of an earlier one, of which
 * the event keeps the ids. Refuses (rule) before the day of the event.
 */
export function noteAttendance(act: Act, eventId: string, { came }: MarketAttendanceValues): Promise<void> {
  return transaction(act, async (tx) => {
    const event = await loadEvent(tx, act, eventId);
    const { actor } = act;
    ensure(canRunMarket(actor), "Only a development officer or the authority lead may note who came");
    ensureRule(event.cancelledAt === null, "This event is cancelled");
    ensureRule(event.heldOn <= londonDay(act.now), "Note who came on the day of the event, or after it");

    const noted = await tx
      .update(marketInvitations)
      .set({ attended: came.length === 0 ? sql`false` : inArray(marketInvitations.id, came) })
      .where(
        and(eq(marketInvitations.authorityId, actor.authorityId), eq(marketInvitations.eventId, eventId)),
      )
      .returning({ id: marketInvitations.id, attended: marketInvitations.attended });
    const ids = noted.flatMap(({ id, attended }) => (attended ? [id] : []));
    await record(tx, act, {
      name: "market_event.attendance_noted",
      subjectId: eventId,
      details: { came: ids.length, invitationIds: ids },
    });
  });
}
