/**
 * A still map out of square tiles of 256 pixels in the web Mercator projection (EPSG:3857), as tile servers give
 * them under /zoom/x/y: which tiles, and where the pins stand on them.
 */
export type Spot = { readonly latitude: number; readonly longitude: number };

export type TileMap = {
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly { readonly url: string; readonly x: number; readonly y: number }[];
  /** In the order of the spots, in pixels from the upper left. */
  readonly pins: readonly { readonly x: number; readonly y: number }[];
};

export const tileSize = 256;
const closest = 14;
const farthest = 5;
/** Room for a pin at the edges. */
const margin = 36;
const pinWidth = 24;
/** Beyond it the projection leaves the square. */
const lastLatitude = 85.05;

type Size = { readonly width: number; readonly height: number };
type Pixel = { readonly x: number; readonly y: number };

/** Where a spot lies on the square world of this zoom, in pixels. */
export function pixelOf({ latitude, longitude }: Spot, zoom: number): Pixel {
  const world = tileSize * 2 ** zoom;
  const bounded = (Math.max(-lastLatitude, Math.min(lastLatitude, latitude)) * Math.PI) / 180;
  return {
    x: ((longitude + 180) / 360) * world,
    y: ((1 - Math.asinh(Math.tan(bounded)) / Math.PI) / 2) * world,
  };
}

/** The closest map of this size that shows every spot; undefined when there is none to show. */
export function tileMapOf(spots: readonly Spot[], template: string, size: Size): TileMap | undefined {
  if (spots.length === 0) return undefined;
  const zoom = zoomFor(spots, size);
  const pixels = spots.map((spot) => pixelOf(spot, zoom));
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const left = Math.round(middle(pixels.map(({ x }) => x)) - size.width / 2);
  const top = Math.round(middle(pixels.map(({ y }) => y)) - size.height / 2);
  const pins = spread(pixels.map(({ x, y }) => ({ x: Math.round(x - left), y: Math.round(y - top) })));
  return { ...size, tiles: tilesOver({ left, top, zoom }, size, template), pins };
}

function zoomFor(spots: readonly Spot[], { width, height }: Size): number {
  const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  let zoom = closest;
  while (zoom > farthest) {
    const pixels = spots.map((spot) => pixelOf(spot, zoom));
    const fits =
      span(pixels.map(({ x }) => x)) <= width - 2 * margin &&
      span(pixels.map(({ y }) => y)) <= height - 2 * margin;
    if (fits) return zoom;
    zoom -= 1;
  }
  return zoom;
}

type Corner = { readonly left: number; readonly top: number; readonly zoom: number };

function tilesOver({ left, top, zoom }: Corner, { width, height }: Size, template: string): TileMap["tiles"] {
  const across = 2 ** zoom;
  const tiles: { url: string; x: number; y: number }[] = [];
  for (let row = Math.floor(top / tileSize); row * tileSize < top + height; row += 1) {
    if (row < 0 || row >= across) continue;
    for (let column = Math.floor(left / tileSize); column * tileSize < left + width; column += 1) {
      const wrapped = ((column % across) + across) % across;
      const url = template
        .replaceAll("{z}", String(zoom))
        .replaceAll("{x}", String(wrapped))
        .replaceAll("{y}", String(row));
      tiles.push({ url, x: column * tileSize - left, y: row * tileSize - top });
    }
  }
  return tiles;
}

/** Pins of one place stand beside each other instead of on top of each other. */
function spread(pins: readonly Pixel[]): Pixel[] {
  const placed: Pixel[] = [];
  for (const pin of pins) {
    let x = pin.x;
    const covers = (other: Pixel) => Math.abs(other.x - x) < pinWidth && Math.abs(other.y - pin.y) < pinWidth;
    while (placed.some(covers)) x += pinWidth;
    placed.push({ x, y: pin.y });
  }
  return placed;
}
