import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { EnquiryAnswerValues } from "#app/domain/menu/enquiries/forms.ts";
import { enquiryLifecycle } from "#app/domain/menu/enquiries/lifecycle.ts";
import { ensureNoChildIsNamed } from "#app/domain/menu/enquiries/names-nobody.server.ts";
import { canAnswerEnquiry } from "#app/domain/menu/enquiries/policy.ts";
import { loadAsked } from "#app/domain/menu/enquiries/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { enquiryRecipients } from "#db/schema/enquiries.ts";

/**
 * The provider says that it is interested, at what price (pence) and from when, or why it cannot help. While the
 * enquiry is open it may say otherwise; once a request was made of it, it may not.
 */
export function answerEnquiry(act: Act, askedId: string, values: EnquiryAnswerValues): Promise<void> {
  return transaction(act, async (tx) => {
    const { asked, enquiry } = await loadAsked(tx, act, askedId);
    const { actor } = act;
    ensure(canAnswerEnquiry(actor, asked), "Only the provider's manager answers enquiries");
    step(enquiryLifecycle, "answer", enquiry.status, "this enquiry");
    ensureRule(asked.draftId === null, "A request has been made of this answer already");
    const today = londonDay(act.now);
    const { answer, price, priceBasis, startsOn, reason, message, namesNobody } = values;
    ensureRule(!startsOn || startsOn >= today, "The day cannot be in the past", "startsOn");
    const allowed = [actor.organisationName, actor.name];
    await ensureNoChildIsNamed(tx, act, { text: message, field: "message", namesNobody, allowed });

    const isInterested = answer === "interested";
    await tx
      .update(enquiryRecipients)
      .set({
        answer,
        pricePence: isInterested ? price : null,
        priceBasis: isInterested ? priceBasis : null,
        startsOn: isInterested ? startsOn : null,
        reason: isInterested ? null : reason,
        message,
        answeredBy: actor.userId,
        answeredAt: act.now,
      })
      .where(and(eq(enquiryRecipients.authorityId, actor.authorityId), eq(enquiryRecipients.id, askedId)));
    await record(tx, act, {
      name: "enquiry.answered",
      subjectId: enquiry.id,
      details: { askedId, answer, reason },
    });
  });
}
