/** Stopping the letters of a kept search from a letter, without signing in: the secret address is the right to do it. */
import { createHash, timingSafeEqual } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { continueAsSystem, type Tx, transaction } from "#app/platform/transaction.server.ts";
import { savedSearches } from "#db/schema/menu.ts";

/** The secret part of the address: the same in every letter, so that an old one still stops them. */
export const stopToken = ({ id, stopSecret }: { id: string; stopSecret: string }): string =>
  createHash("sha256").update(`${id} ${stopSecret}`).digest("base64url");

type Stop = { savedId: string; token: string; isAll: boolean };

/** The search a secret address stops, and whether letters come still: of it, or of any of its owner's. Else nothing. */
export function findStoppable(act: Act, { savedId, token, isAll }: Stop) {
  return transaction(act, async (tx) => {
    const search = await searchOf(tx, act, savedId, token);
    if (!search) return undefined;
    const alerts = isAll
      ? (await tx.$count(savedSearches, and(ofOwner(search), alerting))) > 0
      : search.alerts;
    return { name: search.name, alerts };
  });
}

/**
 * No more letters of this search, or with `isAll` of any that its owner keeps for that organisation; they stay
 * kept. Not found: an address that was not sent.
 */
export function stopLetters(act: Act, { savedId, token, isAll }: Stop): Promise<void> {
  return transaction(act, async (tx) => {
    const search =
      (await searchOf(tx, act, savedId, token)) ?? refuse("not_found", "There is no such search");
    await tx
      .update(savedSearches)
      .set({ alerts: false })
      .where(and(ofOwner(search), isAll ? alerting : eq(savedSearches.id, savedId)));
  });
}

const alerting = eq(savedSearches.alerts, true);

const ofOwner = ({ authorityId, userId, organisationId }: typeof savedSearches.$inferSelect) =>
  and(
    eq(savedSearches.authorityId, authorityId),
    eq(savedSearches.userId, userId),
    eq(savedSearches.organisationId, organisationId),
  );

async function searchOf(tx: Tx, act: Act, savedId: string, token: string) {
  await continueAsSystem(tx);
  const [search] = await tx
    .select()
    .from(savedSearches)
    .where(and(eq(savedSearches.authorityId, act.actor.authorityId), eq(savedSearches.id, savedId)));
  if (!search) return undefined;
  const [given, right] = [Buffer.from(token), Buffer.from(stopToken(search))];
  return given.length === right.length && timingSafeEqual(given, right) ? search : undefined;
}
