import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { loadOffer, loadPicture } from "#app/domain/menu/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { offerPictures } from "#db/schema/menu.ts";
import { documents } from "#db/schema/platform.ts";

/** Takes a picture off an offer; its file, named by nothing any more, is swept away at night. */
export function removeOfferPicture(act: Act, offerId: string, pictureId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const offer = await loadOffer(tx, act, offerId);
    ensure(canManageOffer(act.actor, offer), "You cannot change the offers of this provider");
    const { authorityId, documentId } = await loadPicture(tx, offer, pictureId);

    await tx
      .delete(offerPictures)
      .where(and(eq(offerPictures.authorityId, authorityId), eq(offerPictures.id, pictureId)));
    await tx
      .delete(documents)
      .where(and(eq(documents.authorityId, authorityId), eq(documents.id, documentId)));
    await record(tx, act, { name: "offer.picture_removed", subjectId: offer.id, details: { pictureId } });
  });
}
