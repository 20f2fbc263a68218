import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { pixelOf, type Spot, tileMapOf, tileSize } from "#app/domain/menu/tile-map.ts";

const rotherham: Spot = { latitude: 53.4302, longitude: -1.3568 };
const maltby: Spot = { latitude: 53.4256, longitude: -1.2099 };
const size = { width: 720, height: 360 };
const template = "https://tiles.example.org/{z}/{x}/{y}.png";

describe("a map out of tiles", () => {
  it("knows where places lie in the projection", () => {
    expect(pixelOf({ latitude: 0, longitude: 0 }, 0)).toEqual({ x: 128, y: 128 });
    // The middle of London is on tile 511, 340 of zoom 10, as every slippy map has it.
    const { x, y } = pixelOf({ latitude: 51.5074, longitude: -0.1278 }, 10);
    expect([Math.floor(x / tileSize), Math.floor(y / tileSize)]).toEqual([511, 340]);
    expect(pixelOf({ latitude: 90, longitude: 0 }, 3).y).toBeCloseTo(0, 0);
  });

  it("shows every spot, as close as that allows, and covers the whole frame", () => {
    const map = tileMapOf([rotherham, maltby], template, size);
    for (const { x, y } of map?.pins ?? []) {
      expect(x).toBeGreaterThan(20);
      expect(x).toBeLessThan(700);
      expect(y).toBeGreaterThan(20);
      expect(y).toBeLessThan(340);
    }
    const tiles = map?.tiles ?? [];
    expect(Math.min(...tiles.map(({ x }) => x))).toBeLessThanOrEqual(0);
    expect(Math.max(...tiles.map(({ x }) => x)) + tileSize).toBeGreaterThanOrEqual(size.width);
    expect(Math.min(...tiles.map(({ y }) => y))).toBeLessThanOrEqual(0);
    expect(Math.max(...tiles.map(({ y }) => y)) + tileSize).toBeGreaterThanOrEqual(size.height);
    expect(tiles.length).toBeLessThanOrEqual(12);
    expect(new Set(tiles.map(({ url }) => url)).size).toBe(tiles.length);
  });

  it("puts a single spot in the middle, and pins of one place beside each other", () => {
    expect(tileMapOf([rotherham], template, size)?.pins).toEqual([{ x: 360, y: 180 }]);
    const [one, other] = tileMapOf([rotherham, rotherham], template, size)?.pins ?? [];
    expect((other?.x ?? 0) - (one?.x ?? 0)).toBe(24);
  });

  it("is not drawn of nothing", () => {
    expect(tileMapOf([], template, size)).toBeUndefined();
  });

  it("asks a tile server only for tiles that it has", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      const [, z, x, y] = /^\/(\d+)\/(\d+)\/(\d+)\.png$/.exec(request.url ?? "") ?? [];
      const across = 2 ** Number(z);
      const has = z !== undefined && Number(z) <= 19 && Number(x) < across && Number(y) < across;
      response.writeHead(has ? 200 : 404, { "Content-Type": "image/png" }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const spots = [
      rotherham,
      maltby,
      { latitude: 85, longitude: -179.9 },
      { latitude: -40, longitude: 179.9 },
    ];
    for (const some of [spots.slice(0, 1), spots.slice(0, 2), spots.slice(2, 3), spots]) {
      const map = tileMapOf(some, `http://127.0.0.1:${port}/{z}/{x}/{y}.png`, size);
      for (const { url } of map?.tiles ?? []) expect((await fetch(url)).status, url).toBe(200);
    }
    expect(asked.length).toBeGreaterThan(12);
    await new Promise((resolve) => server.close(resolve));
  });
});
