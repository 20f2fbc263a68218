/** Reads the rows of a file of postcodes, whichever of the usual names its columns have. */
import { normalPostcode } from "#app/core/postcode.ts";

export type PostcodeRow = { postcode: string; latitude: number; longitude: number };
export type PostcodeColumns = Record<keyof PostcodeRow, number>;

/** The names of the Office for National Statistics first; case and spaces around a name do not count. */
const names: Record<keyof PostcodeRow, readonly string[]> = {
  postcode: ["pcds", "pcd7", "pcd8", "pcd", "postcode"],
  latitude: ["lat", "latitude"],
  longitude: ["long", "longitude", "lng", "lon"],
};

/** Where the three columns are in a header, or which of them is missing. */
export function columnsIn(header: readonly string[]): PostcodeColumns | { missing: keyof PostcodeRow } {
  const given = header.map((name) => name.trim().toLowerCase());
  const placeOf = (what: keyof PostcodeRow) =>
    names[what].map((name) => given.indexOf(name)).find((place) => place >= 0);
  const found = {
    postcode: placeOf("postcode"),
    latitude: placeOf("latitude"),
    longitude: placeOf("longitude"),
  };
  for (const what of ["postcode", "latitude", "longitude"] as const)
    if (found[what] === undefined) return { missing: what };
  return found as PostcodeColumns;
}

/** The latitude by which the Office for National Statistics says that a postcode has no place. */
const nowhere = 99;
const around = { south: 49, north: 61.5, west: -9, east: 2.5 };

/** The row with its postcode in capitals without a space; "nowhere" for one without a place; or why it is refused. */
export function readPostcodeRow(
  record: readonly string[],
  columns: PostcodeColumns,
): PostcodeRow | "nowhere" | { reason: string } {
  const text = (what: keyof PostcodeRow) => record[columns[what]]?.trim() ?? "";
  const postcode = normalPostcode(text("postcode"))?.replace(" ", "");
  if (postcode === undefined) return { reason: "no postcode can be written so" };
  if (text("latitude") === "" && text("longitude") === "") return "nowhere";
  const [latitude, longitude] = [degrees(text("latitude")), degrees(text("longitude"))];
  if (latitude === undefined || longitude === undefined)
    return { reason: "the latitude or longitude is not a number of degrees" };
  if (latitude >= nowhere && latitude < nowhere + 1) return "nowhere";
  const isAround =
    latitude >= around.south &&
    latitude <= around.north &&
    longitude >= around.west &&
    longitude <= around.east;
  return isAround
    ? { postcode, latitude, longitude }
    : { reason: "the place is not in or near the British Isles" };
}

const degrees = (text: string) => (/^[+-]?\d{1,3}(\.\d+)?(e-\d+)?$/i.test(text) ? Number(text) : undefined);
