/** The letters that follow what happens to a placement; by reference, never by a pupil's name. */
import { and, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { paths } from "#app/core/paths.ts";
import { writeTo } from "#app/domain/people/addressees.server.ts";
import { live } from "#app/domain/placements/lifecycle.ts";
import { messagesFor } from "#app/domain/placements/messages.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { absolute } from "#app/platform/mail.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { placements } from "#db/schema/placements.ts";

/** Tells whoever waits for this event about a placement. */
export function tellOfPlacement(
  act: Act,
  event: { id: string; name: string; subjectId: string },
): Promise<void> {
  return transaction(act, async (tx) => {
    const [facts] = await tx
      .select({
        id: placements.id,
        reference: placements.reference,
        offerTitle: offers.title,
        startsOn: placements.startsOn,
        commissionerId: placements.commissionerId,
        providerId: placements.providerId,
      })
      .from(placements)
      .innerJoin(
        offers,
        and(eq(offers.authorityId, placements.authorityId), eq(offers.id, placements.offerId)),
      )
      .where(and(visibleTo(act.actor), eq(placements.id, event.subjectId)));
    if (!facts) return;
    for (const letter of messagesFor(event.name, facts, absolute)) await writeTo(tx, act, event.id, letter);
  });
}

/** Tells every commissioner with a live placement at a provider that it has been suspended. */
export function tellCommissionersOfSuspension(
  act: Act,
  event: { id: string; subjectId: string },
): Promise<void> {
  return transaction(act, async (tx) => {
    const concerned = await tx
      .select({
        id: placements.id,
        reference: placements.reference,
        commissionerId: placements.commissionerId,
        provider: organisations.name,
      })
      .from(placements)
      .innerJoin(
        organisations,
        and(
          eq(organisations.authorityId, placements.authorityId),
          eq(organisations.id, placements.providerId),
        ),
      )
      .where(
        and(
          visibleTo(act.actor),
          eq(placements.providerId, event.subjectId),
          inArray(placements.status, [...live]),
        ),
      )
      .orderBy(placements.reference);
    for (const { id, reference, commissionerId, provider } of concerned) {
      await writeTo(tx, act, `${event.id}:${id}`, {
        organisationId: commissionerId,
        roles: ["school_lead", "school_approver", "commissioning_officer"],
        subject: `A provider is suspended: review placement ${reference} at once`,
        text: `${provider} is suspended. Your placement ${reference} goes on until you decide otherwise; an immediate review of it has been opened.\n\n${absolute(paths.placement(id))}`,
      });
    }
  });
}

/** The offer of a placement, whose free places have changed with it. */
export function findOfferOf(act: Act, placementId: string): Promise<string | undefined> {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({ offerId: placements.offerId })
      .from(placements)
      .where(and(visibleTo(act.actor), eq(placements.id, placementId)));
    return row?.offerId;
  });
}
