/** The pictures of offers: which there are, and the file of one for whoever may see the offer. */
import { and, asc, eq, getTableColumns, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { lookedIntoBy } from "#app/domain/menu/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { offerPictures, offers } from "#db/schema/menu.ts";
import { documents } from "#db/schema/platform.ts";

export type OfferPicture = { id: string; alternative: string };

/** The pictures of each offer that has some, in their order. The caller has proved that the offers may be seen. */
export async function picturesOf(
  tx: Tx,
  act: Act,
  offerIds: readonly string[],
): Promise<Map<string, OfferPicture[]>> {
  const pictures = new Map<string, OfferPicture[]>();
  if (offerIds.length === 0) return pictures;
  const rows = await tx
    .select({
      offerId: offerPictures.offerId,
      id: offerPictures.id,
      alternative: offerPictures.alternative,
    })
    .from(offerPictures)
    .where(
      and(
        eq(offerPictures.authorityId, act.actor.authorityId),
        inArray(offerPictures.offerId, [...offerIds]),
      ),
    )
    .orderBy(asc(offerPictures.position), asc(offerPictures.id));
  for (const { offerId, ...picture } of rows) {
    const own = pictures.get(offerId);
    if (own) own.push(picture);
    else pictures.set(offerId, [picture]);
  }
  return pictures;
}

/** An offer's own page of pictures, for who may look into it; a picture's place among them counts from 1. */
export function findPictures(act: Act, offerId: string) {
  return transaction(act, async (tx) => {
    const [offer] = await tx
      .select({ id: offers.id, title: offers.title, providerId: offers.providerId, status: offers.status })
      .from(offers)
      .where(and(lookedIntoBy(act.actor), eq(offers.id, offerId)));
    if (!offer) return undefined;
    return { offer, pictures: (await picturesOf(tx, act, [offer.id])).get(offer.id) ?? [] };
  });
}

/** The stored file of a picture of this offer. The caller has proved that the offer may be seen. */
export async function pictureFileOf(tx: Tx, act: Act, offerId: string, pictureId: string) {
  const [row] = await tx
    .select(getTableColumns(documents))
    .from(offerPictures)
    .innerJoin(
      documents,
      and(eq(documents.authorityId, offerPictures.authorityId), eq(documents.id, offerPictures.documentId)),
    )
    .where(
      and(
        eq(offerPictures.authorityId, act.actor.authorityId),
        eq(offerPictures.offerId, offerId),
        eq(offerPictures.id, pictureId),
      ),
    );
  return row;
}
