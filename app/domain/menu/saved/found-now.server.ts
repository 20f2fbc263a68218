import type { Act } from "#app/core/actor.ts";
import { ensureRule } from "#app/core/refusal.ts";
import { loadOffers } from "#app/domain/menu/load-offers.server.ts";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import { findOwnPlace, listFoundIds } from "#app/domain/menu/menu-queries.server.ts";
import { findPlace } from "#app/domain/organisations/place-of.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** A search that finds more than this is too wide for letters. */
export const mostFollowed = 500;

/** Refuses (rule) letters about a search that finds too much to be followed. */
export function ensureNarrow(found: number): void {
  ensureRule(
    found <= mostFollowed,
    `This search finds ${found.toLocaleString("en-GB")} offers, too many for letters: narrow it to ${mostFollowed}, or keep it without letters`,
    "alerts",
  );
}

/** The ids of all that a kept search finds today for the person of the act, in a fixed order. */
export async function foundNow(act: Act, address: string): Promise<string[]> {
  const { search } = readMenuAddress(new URLSearchParams(address));
  const near = search.postcode ? await findPlace(act, search.postcode) : await findOwnPlace(act);
  return listFoundIds(act, search, near);
}

/**
 * What it finds today that is not known, with titles and providers, as far as the person may be shown it. No more
 * than can be told at once: the rest is new tomorrow.
 */
export async function newsOf(
  act: Act,
  { address, knownOfferIds }: { address: string; knownOfferIds: string[] },
) {
  const known = new Set(knownOfferIds);
  const fresh = (await foundNow(act, address)).filter((id) => !known.has(id)).slice(0, mostFollowed);
  const loaded = await transaction(act, (tx) => loadOffers(tx, act, fresh));
  const byId = new Map(loaded.map((one) => [one.offer.id, one]));
  return fresh.flatMap((id) => {
    const found = byId.get(id);
    return found?.standing.listable ? [{ id, title: found.offer.title, provider: found.provider }] : [];
  });
}
