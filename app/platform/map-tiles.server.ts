import { env } from "#app/platform/env.server.ts";

export type MapTiles = { template: string; attribution: string };

/** Where map tiles come from, when that is configured; without it no map is drawn and nothing is said of one. */
export function mapTiles(): MapTiles | undefined {
  const { MAP_TILES_URL: template, MAP_ATTRIBUTION: attribution } = env();
  return template && attribution ? { template, attribution } : undefined;
}
