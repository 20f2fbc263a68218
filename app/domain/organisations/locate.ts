import { outcodeOf } from "#app/core/postcode.ts";
import { outcodes, type Place } from "#app/domain/organisations/outcodes.ts";

/**
 * Where a postcode lies, to the middle of its outward half ("S65"), by the rows that ship: good enough for "about
 * 3 miles away", and no address leaves the portal to be looked up. Nothing for a postcode that is far away or none.
 * `place-of.server.ts` asks the imported ones first.
 */
export function locate(postcode: string): Place | undefined {
  const outcode = outcodeOf(postcode);
  return outcode === undefined ? undefined : outcodes.get(outcode);
}
