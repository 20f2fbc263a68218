import { and, eq } from "drizzle-orm";
import type { Act, PersonAct } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { loadAsked } from "#app/domain/menu/enquiries/visibility.server.ts";
import type { Week } from "#app/domain/placements/forms.ts";
import { ensureOnMenu } from "#app/domain/placements/plan-request.server.ts";
import { canRequest } from "#app/domain/placements/policy.ts";
import { wishedWeek } from "#app/domain/placements/wished-week.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { enquiryRecipients } from "#db/schema/enquiries.ts";
import { placementDrafts } from "#db/schema/placements.ts";

/**
 * Turns an answer of interest into a request that is being filled in, once: a second press comes to the same
 * one. When it is wanted is kept, as far as the offer runs then, for the form that asks for the days. Refuses
 * (rule) an answer of no interest and an offer that is no longer on the menu today.
 */
export function requestFromEnquiry(act: PersonAct, askedId: string, draftId: string): Promise<string> {
  return transaction(act, async (tx) => {
    const { asked, enquiry } = await loadAsked(tx, act, askedId);
    const { actor } = act;
    ensure(
      canRequest(actor) && enquiry.organisationId === actor.organisationId,
      "Only who asked may make a request of the answer",
    );
    if (asked.draftId !== null) return asked.draftId;
    ensureRule(asked.answer === "interested", "This provider has not said that it is interested");
    await ensureOnMenu(tx, act, asked.offerId, londonDay(act.now));
    const wish = await weekAsked(tx, act, { asked, enquiry });

    await tx.insert(placementDrafts).values({
      authorityId: actor.authorityId,
      id: draftId,
      organisationId: actor.organisationId,
      startedBy: actor.userId,
      offerId: asked.offerId,
      answers: wish ? { wish } : {},
      startedAt: act.now,
      changedAt: act.now,
    });
    await tx
      .update(enquiryRecipients)
      .set({ draftId })
      .where(and(eq(enquiryRecipients.authorityId, actor.authorityId), eq(enquiryRecipients.id, askedId)));
    await record(tx, act, {
      name: "enquiry.requested",
      subjectId: enquiry.id,
      details: { askedId, draftId },
    });
    return draftId;
  });
}

/** When the enquiry wanted it, from the day on which the provider has a place. */
function weekAsked(
  tx: Tx,
  act: Act,
  { asked, enquiry }: Awaited<ReturnType<typeof loadAsked>>,
): Promise<Week | undefined> {
  const [from] = [londonDay(act.now), enquiry.startsFrom, asked.startsOn]
    .filter((on) => on !== null)
    .sort()
    .reverse();
  const { pattern: halves, weeks } = enquiry;
  return wishedWeek(tx, act, { offerId: asked.offerId, halves, from, weeks: weeks ?? undefined });
}
