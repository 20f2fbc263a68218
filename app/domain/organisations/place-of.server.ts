/** Where postcodes lie: exactly where they were imported, else to the middle of their outward half. */
import { sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { withNotice } from "#app/core/notices.ts";
import { normalPostcode, outcodeOf } from "#app/core/postcode.ts";
import { locate } from "#app/domain/organisations/locate.ts";
import type { Place } from "#app/domain/organisations/outcodes.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { askPrepared } from "#db/client.server.ts";

/** The postcode's own place, else that of its outward half, else nothing: such a row is saved without a place. */
export async function placeOf(tx: Tx, postcode: string): Promise<Place | undefined> {
  return (await placesOf(tx, [postcode])).get(postcode);
}

/** The same for many, by the postcodes as they were given. */
export async function placesOf(tx: Tx, given: readonly string[]): Promise<Map<string, Place>> {
  const asked = [...new Set(given)].flatMap((postcode) => {
    const outcode = outcodeOf(postcode);
    const whole = normalPostcode(postcode)?.replace(" ", "") ?? "";
    return outcode === undefined ? [] : [{ postcode, outcode, whole }];
  });
  const wanted = asked.flatMap(({ outcode, whole }) => (whole === "" ? [outcode] : [whole, outcode]));
  const known = await imported(tx, [...new Set(wanted)]);
  return new Map(
    asked.flatMap(({ postcode, outcode, whole }): [string, Place][] => {
      const place = known.get(whole) ?? locate(postcode) ?? known.get(outcode);
      return place ? [[postcode, place]] : [];
    }),
  );
}

/**
 * The middle of each postcode's outward half, by the postcodes as they were given: for addresses that are not to
 * be found by their distance.
 */
export async function districtsOf(tx: Tx, given: readonly string[]): Promise<Map<string, Place>> {
  const outcodes = given.flatMap((postcode) => outcodeOf(postcode) ?? []);
  const known = await imported(tx, [...new Set(outcodes)]);
  return new Map(
    given.flatMap((postcode): [string, Place][] => {
      const place = locate(postcode) ?? known.get(outcodeOf(postcode) ?? "");
      return place ? [[postcode, place]] : [];
    }),
  );
}

/** For pages that measure from a postcode, or the first half of one. */
export const findPlace = (act: Act, postcode: string): Promise<Place | undefined> =>
  transaction(act, (tx) => placeOf(tx, postcode));

/** Where to go on to after saving a postcode: with a notice of that, or of nobody knowing where it is. */
export async function afterPlacing(act: Act, to: string, postcode: string): Promise<string> {
  return withNotice(to, (await findPlace(act, postcode)) ? "saved" : "unplaced");
}

async function imported(tx: Tx, wanted: string[]): Promise<Map<string, Place>> {
  if (wanted.length === 0) return new Map();
  const rows = await askPrepared<Place & { postcode: string }>(
    tx,
    sql`select postcode, latitude, longitude from postcodes
      where postcode = any (string_to_array(${wanted.join(",")}, ','))`,
  );
  return new Map(rows.map(({ postcode, latitude, longitude }) => [postcode, { latitude, longitude }]));
}
