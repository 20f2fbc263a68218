/** Keeps the search engines in step with the offers, their prices, places and their providers' standing. */
import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { otherEngine } from "#app/domain/menu/engine.server.ts";
import { documentsOf } from "#app/domain/menu/offer-documents.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";
import type { Progress } from "#search/engine.ts";
import { postgresEngine } from "#search/postgres.server.ts";

export type WhichOffers = "all" | { providerId: string } | readonly string[];

/**
 * Brings Postgres' own index up to date for these offers within the command that changed them, so that the menu
 * is right at once. The caller has proved its right to the offers.
 */
export async function indexOffers(tx: Tx, act: Act, which: Exclude<WhichOffers, "all">): Promise<void> {
  const ids = await idsOf(tx, act, which);
  const documents = await documentsOf(tx, act, ids);
  const listed = new Set(documents.map(({ offerId }) => offerId));
  const engine = postgresEngine(tx);
  await engine.remove(
    act.actor.authorityId,
    ids.filter((offerId) => !listed.has(offerId)),
  );
  await engine.index(documents);
}

/**
 * What follows an event that touches the menu, and the nightly rebuild: both engines know what is so now.
 * Gives the number of offers that are listable today or later. Called by the authority's own clockwork.
 */
export async function reindexOffers(act: Act, which: WhichOffers, progress?: Progress): Promise<number> {
  const { authorityId } = act.actor;
  const { ids, documents } = await transaction(act, async (tx) => {
    const of = await idsOf(tx, act, which);
    const made = await documentsOf(tx, act, of);
    if (which === "all") await postgresEngine(tx).rebuild(authorityId, made, progress);
    else await indexOffers(tx, act, of);
    return { ids: of, documents: made };
  });
  const other = otherEngine();
  if (other && which === "all") await other.rebuild(authorityId, documents, progress);
  else if (other) {
    const listed = new Set(documents.map(({ offerId }) => offerId));
    await other.remove(
      authorityId,
      ids.filter((offerId) => !listed.has(offerId)),
    );
    await other.index(documents);
  }
  return documents.length;
}

async function idsOf(tx: Tx, act: Act, which: WhichOffers): Promise<string[]> {
  if (Array.isArray(which)) return [...which];
  const ofProvider =
    typeof which === "object" && "providerId" in which ? eq(offers.providerId, which.providerId) : undefined;
  const rows = await tx
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.authorityId, act.actor.authorityId), ofProvider));
  return rows.map(({ id }) => id);
}
