import { and, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { EnquiryValues } from "#app/domain/menu/enquiries/forms.ts";
import { ensureNoChildIsNamed } from "#app/domain/menu/enquiries/names-nobody.server.ts";
import { canEnquire } from "#app/domain/menu/enquiries/policy.ts";
import { visibleTo as visibleOffers } from "#app/domain/menu/visibility.server.ts";
import { standingsOf } from "#app/domain/quality/standing.server.ts";
import { record } from "#app/platform/events.server.ts";
import { nextReference } from "#app/platform/references.server.ts";
import { continueAsSystem, type Tx, transaction } from "#app/platform/transaction.server.ts";
import { enquiries, enquiryRecipients } from "#db/schema/enquiries.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";

/**
 * Describes a need once and asks about several offers. Refuses (rule) a text that names a child, an offer that
 * is not on the menu today, and days in the past. The same form sent twice asks once.
 */
export function sendEnquiry(act: Act, values: EnquiryValues): Promise<{ enquiryId: string }> {
  return transaction(act, async (tx) => {
    const { actor } = act;
    ensure(canEnquire(actor), "A school's lead or the authority's commissioning officer enquires");
    const today = londonDay(act.now);
    const { id, offers: offerIds, namesNobody, ...need } = values;
    ensureRule(need.answerBy >= today, "The day to answer by cannot be in the past", "answerBy");
    ensureRule(!need.startsFrom || need.startsFrom >= today, "The day cannot be in the past", "startsFrom");
    const asked = await listedOffers(tx, act, offerIds);
    const gone = offerIds.length - asked.length;
    ensureRule(gone === 0, "One of these offers is no longer on the menu: choose another", "offers");
    await ensureNoChildIsNamed(tx, act, {
      text: need.description,
      field: "description",
      namesNobody,
      allowed: asked.flatMap(({ title, provider }) => [title, provider]),
    });

    const organisationId = actor.organisationId;
    await continueAsSystem(tx);
    const reference = await nextReference(tx, act, { table: enquiries, prefix: "E", noun: "enquiry" });
    const rows = await tx
      .insert(enquiries)
      .values({
        ...need,
        authorityId: actor.authorityId,
        id,
        reference,
        organisationId,
        askedBy: actor.userId,
        askedAt: act.now,
      })
      .onConflictDoNothing({ target: [enquiries.authorityId, enquiries.id] })
      .returning({ id: enquiries.id });
    if (rows.length === 0) return { enquiryId: id };
    await tx.insert(enquiryRecipients).values(
      asked.map(({ offerId, providerId }) => ({
        authorityId: actor.authorityId,
        enquiryId: id,
        providerId,
        offerId,
        sentAt: act.now,
      })),
    );
    await record(tx, act, {
      name: "enquiry.sent",
      subjectId: id,
      details: { reference, offers: asked.length },
    });
    return { enquiryId: id };
  });
}

/** The ones of these offers that may be commissioned today. */
async function listedOffers(tx: Tx, act: Act, offerIds: readonly string[]) {
  const rows = await tx
    .select({
      offerId: offers.id,
      providerId: offers.providerId,
      title: offers.title,
      provider: organisations.name,
    })
    .from(offers)
    .innerJoin(
      organisations,
      and(eq(organisations.authorityId, offers.authorityId), eq(organisations.id, offers.providerId)),
    )
    .where(and(visibleOffers(act.actor), eq(offers.status, "published"), inArray(offers.id, [...offerIds])));
  const standings = await standingsOf(
    tx,
    act,
    rows.map(({ providerId }) => providerId),
    londonDay(act.now),
  );
  return rows.filter(({ providerId }) => standings.get(providerId)?.commissionable);
}
