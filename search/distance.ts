import type { GeoPlace } from "#search/engine.ts";

const earthRadiusMiles = 3958.8;
export const metresInMile = 1609.344;

/** Straight-line distance in miles; the same formula as the database's miles_between. */
export function milesBetween(from: GeoPlace, to: GeoPlace): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (left: number, right: number) => Math.sin(radians(right - left) / 2) ** 2;
  const chord =
    half(from.latitude, to.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(from.longitude, to.longitude);
  return earthRadiusMiles * 2 * Math.asin(Math.min(1, Math.sqrt(chord)));
}
