/** Ids that the standard wants and the portal has no row for: always the same for the same thing. */
import { createHash } from "node:crypto";

const space = Buffer.from("6f0f4cf2c2a54b6e9d1c6c1f0a3f7b21", "hex");

/** A version 5 identifier (RFC 9562) of a name within this portal's own space. */
export function identityOf(name: string): string {
  const bytes = createHash("sha1").update(space).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The part of an identifier that is told apart by chance in every version that offers have. */
const ending = 12;
const mask = BigInt("0x8f3a61d7c04e");

/** The id of an offer's being given at its site, worked out so that `offerIdOf` leads back without looking anything up. */
export function atIdOf(offerId: string): string {
  const turned = BigInt(`0x${offerId.slice(-ending)}`) ^ mask;
  return offerId.slice(0, -ending).toLowerCase() + turned.toString(16).padStart(ending, "0");
}

/** The offer that an id of a service at a location leads back to. */
export const offerIdOf = atIdOf;
