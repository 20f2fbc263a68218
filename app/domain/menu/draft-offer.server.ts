import type { PersonAct } from "#app/core/actor.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import type { OfferDetails } from "#app/domain/menu/forms.ts";
import { columnsOf, ensureOwnOpenSite } from "#app/domain/menu/offer-details.server.ts";
import { canDraftOffer } from "#app/domain/menu/policy.ts";
import { loadOffer } from "#app/domain/menu/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";

/** Begins an offer of the actor's own provider; the same form sent twice ends at the same offer. Gives its id. */
export function draftOffer(
  act: PersonAct,
  { id, ...details }: OfferDetails & { id: string },
): Promise<string> {
  return transaction(act, async (tx) => {
    const providerId = act.actor.organisationId;
    ensure(canDraftOffer(act.actor, providerId), "Only a manager of a provider can draft its offers");
    await ensureOwnOpenSite(tx, act, providerId, details.siteId);

    const drafted = await tx
      .insert(offers)
      .values({
        ...columnsOf(details),
        authorityId: act.actor.authorityId,
        id,
        providerId,
        createdAt: act.now,
      })
      .onConflictDoNothing()
      .returning({ id: offers.id });
    if (drafted.length > 0) {
      await record(tx, act, { name: "offer.drafted", subjectId: id, details: { providerId } });
    } else {
      const earlier = await loadOffer(tx, act, id);
      if (earlier.providerId !== providerId) refuse("not_found", "There is no such offer");
    }
    return id;
  });
}
