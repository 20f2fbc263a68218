import type { Act } from "#app/core/actor.ts";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import { findOwnPlace, listFound } from "#app/domain/menu/menu-queries.server.ts";
import { findPlace } from "#app/domain/organisations/place-of.server.ts";

/** How many offers of one search are looked at for what is new; a search that finds more is too wide to follow. */
export const mostFollowed = 500;

/** What a kept search finds today for the person of the act: ids with titles and providers, in its own order. */
export async function foundNow(act: Act, address: string) {
  const { search } = readMenuAddress(new URLSearchParams(address));
  const near = search.postcode ? await findPlace(act, search.postcode) : await findOwnPlace(act);
  return listFound(act, search, { near, most: mostFollowed });
}
