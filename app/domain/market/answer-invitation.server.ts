import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensureRule, refuse } from "#app/core/refusal.ts";
import type { InvitationAnswerValues } from "#app/domain/market/forms.ts";
import { record } from "#app/platform/events.server.ts";
import { hashed } from "#app/platform/secrets.server.ts";
import { continueAsSystem, type Tx, transaction } from "#app/platform/transaction.server.ts";
import { marketEvents, marketInvitations } from "#db/schema/market.ts";

/**
 * Whoever holds the secret address says whether they come; until the day to answer by they may say otherwise.
 * Refuses (rule) when that day is past or the event is cancelled.
 */
export function answerInvitation(act: Act, token: string, answer: InvitationAnswerValues): Promise<void> {
  return transaction(act, async (tx) => {
    const row = await invitationOf(tx, act, token);
    if (!row) refuse("not_found", "There is no such invitation");
    const { invitation, event } = row;
    ensureRule(event.cancelledAt === null, "This event is cancelled");
    ensureRule(event.answerBy >= londonDay(act.now), "The day to answer by is past: write to the authority");

    const isComing = answer.answer === "coming";
    await tx
      .update(marketInvitations)
      .set({
        answer: answer.answer,
        people: isComing ? (answer.people ?? 1) : null,
        message: answer.message,
        answeredAt: act.now,
      })
      .where(
        and(
          eq(marketInvitations.authorityId, act.actor.authorityId),
          eq(marketInvitations.id, invitation.id),
        ),
      );
    await record(tx, act, {
      name: "market_invitation.answered",
      subjectId: event.id,
      details: { invitationId: invitation.id, answer: answer.answer },
    });
  });
}

/** The invitation a secret address stands for, with its event; the secret is the right to see it. */
export async function invitationOf(tx: Tx, act: Act, token: string) {
  await continueAsSystem(tx);
  const [row] = await tx
    .select({ invitation: marketInvitations, event: marketEvents })
    .from(marketInvitations)
    .innerJoin(
      marketEvents,
      and(
        eq(marketEvents.authorityId, marketInvitations.authorityId),
        eq(marketEvents.id, marketInvitations.eventId),
      ),
    )
    .where(
      and(
        eq(marketInvitations.authorityId, act.actor.authorityId),
        eq(marketInvitations.tokenHash, hashed(token)),
      ),
    )
    .for("update", { of: marketInvitations });
  return row;
}

/** What the page of a secret address shows; nothing for one that stands for none. */
export function findInvitation(act: Act, token: string) {
  return transaction(act, async (tx) => {
    const row = await invitationOf(tx, act, token);
    if (!row) return undefined;
    const { invitation, event } = row;
    const { title, description, place, heldOn, startsAt, endsAt, answerBy, cancelledReason } = event;
    return {
      organisation: invitation.organisation,
      answer: invitation.answer,
      people: invitation.people,
      message: invitation.message,
      event: { title, description, place, heldOn, startsAt, endsAt, answerBy, cancelledReason },
      isOpen: event.cancelledAt === null && event.answerBy >= londonDay(act.now),
      isCancelled: event.cancelledAt !== null,
    };
  });
}
