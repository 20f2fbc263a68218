import type { Act } from "#app/core/actor.ts";
import { readMenuAddress } from "#app/domain/menu/menu-address.ts";
import { findOwnPlace } from "#app/domain/menu/menu-queries.server.ts";
import { findPlace } from "#app/domain/organisations/place-of.server.ts";
import type { GeoPlace } from "#search/engine.ts";

/** Where distances are measured from: the postcode in the address, else the actor's own school. */
export async function findBearings(
  act: Act,
  params: URLSearchParams,
): Promise<{ near: GeoPlace; from: string } | undefined> {
  const { postcode } = readMenuAddress(params).search;
  if (postcode !== undefined) {
    const near = await findPlace(act, postcode);
    return near && { near, from: postcode };
  }
  const own = await findOwnPlace(act);
  return own && { near: own, from: `your school (${own.postcode})` };
}
