import { createHash } from "node:crypto";
import { and, count, eq, max } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { mostPictures, type PictureValues } from "#app/domain/menu/pictures/forms.ts";
import { canManageOffer } from "#app/domain/menu/policy.ts";
import { loadOffer } from "#app/domain/menu/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { nameDocument, readUpload, type Upload, withStoredFile } from "#app/platform/files.server.ts";
import { withoutMetadata } from "#app/platform/picture-metadata.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { offerPictures } from "#db/schema/menu.ts";

/**
 * Adds a picture after the others of an offer, with words for who does not see it; what the camera wrote into it
 * is taken out. Refuses (rule) what is no PNG or JPEG, and a seventh. The same form sent twice leaves one picture.
 */
export async function addOfferPicture(act: Act, offerId: string, values: PictureValues): Promise<void> {
  const upload = values.file ? await readPicture(values.file) : refuse("rule", "Choose a picture", "file");
  await withStoredFile(upload, (stored) =>
    transaction(act, async (tx) => {
      const offer = await loadOffer(tx, act, offerId);
      ensure(canManageOffer(act.actor, offer), "You cannot change the offers of this provider");
      ensureRule(offer.status !== "withdrawn", "This offer has been withdrawn");
      if (await isThere(tx, act, values.id)) return;
      const { pictures, last } = await countOf(tx, act, offer.id);
      ensureRule(
        pictures < mostPictures,
        `An offer shows up to ${mostPictures} pictures: remove one first`,
        "file",
      );

      if (!stored) return;
      const document = { id: values.id, organisationId: offer.providerId };
      if (!(await nameDocument(tx, act, stored, document))) return;
      await tx.insert(offerPictures).values({
        authorityId: offer.authorityId,
        id: values.id,
        offerId: offer.id,
        documentId: values.id,
        alternative: values.alternative,
        position: last + 1,
        addedAt: act.now,
      });
      await record(tx, act, {
        name: "offer.picture_added",
        subjectId: offer.id,
        details: { pictureId: values.id },
      });
    }),
  );
}

async function readPicture(file: File): Promise<Upload> {
  const upload = await readUpload(file);
  if (!upload.mediaType.startsWith("image/"))
    refuse("rule", "Choose a PNG or JPEG picture: this is another kind of file", "file");
  const bytes =
    withoutMetadata(upload.bytes, upload.mediaType) ??
    refuse("rule", "The picture is not whole: choose another", "file");
  return { ...upload, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

async function isThere(tx: Tx, act: Act, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: offerPictures.id })
    .from(offerPictures)
    .where(and(eq(offerPictures.authorityId, act.actor.authorityId), eq(offerPictures.id, id)));
  return rows.length > 0;
}

async function countOf(tx: Tx, act: Act, offerId: string): Promise<{ pictures: number; last: number }> {
  const [row] = await tx
    .select({ pictures: count(), last: max(offerPictures.position) })
    .from(offerPictures)
    .where(and(eq(offerPictures.authorityId, act.actor.authorityId), eq(offerPictures.offerId, offerId)));
  return { pictures: row?.pictures ?? 0, last: row?.last ?? 0 };
}
