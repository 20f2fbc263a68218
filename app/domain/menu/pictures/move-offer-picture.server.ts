import { and, asc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import type { PictureMove } from "#app/domain/menu/pictures/forms.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { loadOffer, loadPicture } from "#app/domain/menu/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { offerPictures } from "#db/schema/menu.ts";

type Move = { pictureId: string; direction: PictureMove };

/** Lets a picture change places with its neighbour; the first is the one that cards show. At an end it stays. */
export function moveOfferPicture(act: Act, offerId: string, { pictureId, direction }: Move): Promise<void> {
  return transaction(act, async (tx) => {
    const offer = await loadOffer(tx, act, offerId);
    ensure(canManageOffer(act.actor, offer), "You cannot change the offers of this provider");
    const picture = await loadPicture(tx, offer, pictureId);
    const row = await tx
      .select()
      .from(offerPictures)
      .where(and(eq(offerPictures.authorityId, offer.authorityId), eq(offerPictures.offerId, offer.id)))
      .orderBy(asc(offerPictures.position), asc(offerPictures.id));
    const at = row.findIndex(({ id }) => id === picture.id);
    const neighbour = row[direction === "earlier" ? at - 1 : at + 1];
    if (!neighbour) return;

    await placeAt(tx, picture, neighbour.position);
    await placeAt(tx, neighbour, picture.position);
    await record(tx, act, { name: "offer.picture_moved", subjectId: offer.id, details: { pictureId } });
  });
}

function placeAt(tx: Tx, { authorityId, id }: typeof offerPictures.$inferSelect, position: number) {
  return tx
    .update(offerPictures)
    .set({ position })
    .where(and(eq(offerPictures.authorityId, authorityId), eq(offerPictures.id, id)));
}
