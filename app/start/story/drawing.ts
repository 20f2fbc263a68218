/** Small pictures drawn by arithmetic, for cards of the demonstration: nobody and no place is in them. */
import { crc32, deflateSync } from "node:zlib";

type Colour = readonly [red: number, green: number, blue: number];
/** The colour at a point; across and down run from 0 to 1. */
type Scene = (across: number, down: number) => Colour;

export const drawings = ["workshop", "hills", "studio"] as const;
export type Drawing = (typeof drawings)[number];
export const drawingNames: Readonly<Record<Drawing, string>> = {
  workshop: "A drawing of two wheels on a work bench under a lamp",
  hills: "A drawing of green hills under a low sun",
  studio: "A drawing of a row of sound bars in warm colours",
};

const mix = (from: Colour, to: Colour, share: number): Colour => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];
const isWithin = (dx: number, dy: number, radius: number) => dx * dx + dy * dy < radius * radius;

const workshop: Scene = (across, down) => {
  for (const middle of [0.36, 0.66]) {
    const [dx, dy] = [(across - middle) * 1.5, down - 0.52];
    if (isWithin(dx, dy, 0.06)) return [232, 226, 214];
    if (isWithin(dx, dy, 0.15)) return [150, 160, 162];
    if (isWithin(dx, dy, 0.2)) return [38, 52, 57];
  }
  if (down > 0.72 && down < 0.78) return [168, 71, 15];
  if (down > 0.78)
    return Math.abs(across - 0.2) < 0.03 || Math.abs(across - 0.82) < 0.03 ? [120, 50, 12] : [84, 98, 100];
  const light = Math.max(0, 1 - Math.hypot(across - 0.5, down * 0.9) * 1.3);
  return mix([58, 92, 98], [253, 240, 211], light);
};

const hills: Scene = (across, down) => {
  if (down > 0.74 + 0.06 * Math.sin(across * 5)) return [27, 94, 58];
  if (down > 0.6 + 0.08 * Math.sin(across * 7 + 2)) return [72, 132, 84];
  if (down > 0.5 + 0.07 * Math.sin(across * 4 + 4)) return [138, 176, 134];
  if (isWithin((across - 0.7) * 1.5, down - 0.36, 0.11)) return [255, 215, 155];
  return mix([150, 196, 214], [253, 240, 221], down * 1.6);
};

const studio: Scene = (across, down) => {
  const bar = Math.floor(across * 24);
  const height = 0.12 + 0.3 * Math.abs(Math.sin(bar * 1.7) * Math.cos(bar * 0.6));
  const isBar = across * 24 - bar < 0.62 && Math.abs(down - 0.5) < height;
  return isBar ? mix([168, 71, 15], [255, 205, 130], bar / 24) : mix([20, 39, 44], [31, 79, 86], down);
};

const scenes: Readonly<Record<Drawing, Scene>> = { workshop, hills, studio };
const width = 480;
const height = 320;

/** The drawing as a PNG file of 480 by 320 pixels. */
export function drawn(drawing: Drawing): File {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (1 + width * 3) + 1 + x * 3;
      rows.set(scenes[drawing](x / width, y / height).map(Math.round), at);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of red, green and blue.
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return new File([Buffer.concat(parts)], `${drawing}.png`, { type: "image/png" });
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
