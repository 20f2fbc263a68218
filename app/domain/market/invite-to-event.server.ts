import { randomBytes } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { GuestsValues } from "#app/domain/market/forms.ts";
import { eventInvitationMessage } from "#app/domain/market/messages.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { interestsVisibleTo, loadEvent } from "#app/domain/market/visibility.server.ts";
import { addressesOf } from "#app/domain/people/addressees.server.ts";
import { hashToken } from "#app/domain/people/invitations.server.ts";
import { visibleTo as visibleProviders } from "#app/domain/providers/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { absolute, queueMail } from "#app/platform/mail.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { marketInterests, marketInvitations } from "#db/schema/market.ts";
import { organisations } from "#db/schema/organisations.ts";
import { providers } from "#db/schema/providers.ts";

type Guest = { providerId?: string; interestId?: string; organisation: string; email: string };

/**
 * Invites providers and people who showed interest, each by a letter with a secret address to answer at. Who is
 * invited already is left as they are. Refuses (rule) an event that is over or cancelled.
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
    for (const guest of found) {
      const token = randomBytes(24).toString("base64url");
      const [made] = await tx
        .insert(marketInvitations)
        .values({
          ...guest,
          authorityId: act.actor.authorityId,
          eventId,
          tokenHash: hashToken(token),
          sentAt: act.now,
        })
        .onConflictDoNothing()
        .returning({ id: marketInvitations.id });
      if (!made) continue;
      invited += 1;
      const link = absolute(paths.marketAnswer(token));
      const message = eventInvitationMessage({ ...event, organisation: guest.organisation, link });
      await queueMail(tx, act, { key: `market_invitation:${made.id}`, to: guest.email, ...message });
    }
    await record(tx, act, { name: "market_event.guests_invited", subjectId: eventId, details: { invited } });
    return { invited };
  });
}

/** A provider is written to at its first manager's address, or at the one its registration gives. */
async function providersOf(tx: Tx, act: Act, ids: readonly string[]): Promise<Guest[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: organisations.id, name: organisations.name, email: organisations.email })
    .from(providers)
    .innerJoin(
      organisations,
      and(
        eq(organisations.authorityId, providers.authorityId),
        eq(organisations.id, providers.organisationId),
      ),
    )
    .where(and(visibleProviders(act.actor), inArray(providers.organisationId, [...ids])));
  const guests: Guest[] = [];
  for (const { id, name, email } of rows) {
    const [manager] = await addressesOf(tx, act, id, ["provider_manager"]);
    const to = manager ?? email;
    ensureRule(to, `${name} has no address to write to: it has neither a manager here nor an email address`);
    guests.push({ providerId: id, organisation: name, email: to });
  }
  return guests;
}

async function interestedOf(tx: Tx, act: Act, ids: readonly string[]): Promise<Guest[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({
      interestId: marketInterests.id,
      organisation: marketInterests.organisation,
      email: marketInterests.email,
    })
    .from(marketInterests)
    .where(and(interestsVisibleTo(act.actor), inArray(marketInterests.id, [...ids])));
  return rows;
}
