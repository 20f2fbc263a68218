import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { GuestsValues } from "#app/domain/market/forms.ts";
import { interestedOf, providersOf } from "#app/domain/market/guests.server.ts";
import { eventInvitationMessage } from "#app/domain/market/messages.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { loadEvent } from "#app/domain/market/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { absolute, queueMail } from "#app/platform/mail.server.ts";
import { hashed, newSecret } from "#app/platform/secrets.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { marketInvitations } from "#db/schema/market.ts";

/**
 * Invites providers and people who showed interest, each by a letter with a secret address to answer at. Who is
 * invited already is left as they are, and so is who has no address. Refuses (rule) an event that is over or
 * cancelled.
 */
export function inviteToEvent(act: Act, eventId: string, guests: GuestsValues): Promise<{ invited: number }> {
  return transaction(act, async (tx) => {
    const event = await loadEvent(tx, act, eventId);
    ensure(
      canRunMarket(act.actor),
      "Only a development officer or the authority lead may invite to an event",
    );
    ensureRule(event.cancelledAt === null, "This event is cancelled");
    ensureRule(event.heldOn >= londonDay(act.now), "This event is over");

    const found = [
      ...(await providersOf(tx, act, guests.providers)),
      ...(await interestedOf(tx, act, guests.interests)),
    ];
    let invited = 0;
    for (const { kind: _, email, ...guest } of found) {
      if (!email) continue;
      const token = newSecret();
      const [made] = await tx
        .insert(marketInvitations)
        .values({
          ...guest,
          email,
          authorityId: act.actor.authorityId,
          eventId,
          tokenHash: hashed(token),
          sentAt: act.now,
        })
        .onConflictDoNothing()
        .returning({ id: marketInvitations.id });
      if (!made) continue;
      invited += 1;
      const link = absolute(paths.marketAnswer(token));
      const message = eventInvitationMessage({ ...event, organisation: guest.organisation, link });
      await queueMail(tx, act, { key: `market_invitation:${made.id}`, to: email, ...message });
    }
    await record(tx, act, { name: "market_event.guests_invited", subjectId: eventId, details: { invited } });
    return { invited };
  });
}
