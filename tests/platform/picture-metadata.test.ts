import { describe, expect, it } from "vitest";
import { withoutMetadata } from "#app/platform/picture-metadata.ts";
import { aPng } from "#tests/support/world-providers.ts";

const block = (kind: number, body: Buffer | string) => {
  const bytes = Buffer.from(body);
  const head = Buffer.from([0xff, kind, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
};
/** Exif with a maker's name and the orientation, in either order of bytes. */
function exif(turned: number, isLittle: boolean): Buffer {
  const tiff = Buffer.alloc(60);
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(isLittle ? "II" : "MM", 0);
  short(42, 2);
  long(8, 4);
  short(2, 8);
  for (const [index, [tag, kind, value]] of [
    [0x010f, 2, 40],
    [0x0112, 3, turned],
  ].entries() as Iterable<[number, [number, number, number]]>) {
    const at = 10 + index * 12;
    short(tag, at);
    short(kind, at + 2);
    long(1, at + 4);
    short(value, at + 8);
  }
  tiff.write("At 53.4N 1.3W", 44);
  return block(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), tiff]));
}
const start = Buffer.from([0xff, 0xd8]);
const scan = Buffer.concat([block(0xda, "scan"), Buffer.from([1, 2, 3, 0xff, 0xd9])]);
const table = block(0xdb, "quantisation");

describe("a picture without its metadata", () => {
  it.each([true, false])("keeps which way up it is and nothing of where it was taken", (isLittle) => {
    const jpeg = Buffer.concat([start, exif(6, isLittle), block(0xfe, "Taken at Mill Lane"), table, scan]);
    const plain = withoutMetadata(jpeg, "image/jpeg");
    expect(plain?.includes("53.4N")).toBe(false);
    expect(plain?.includes("Mill Lane")).toBe(false);
    expect(plain?.includes("quantisation")).toBe(true);
    expect(plain?.subarray(-9)).toEqual(jpeg.subarray(-9));
    const again = withoutMetadata(plain ?? Buffer.alloc(0), "image/jpeg");
    expect(again).toEqual(plain);
    expect(plain?.readUInt16BE(2 + 28)).toBe(6);
  });

  it("says nothing at all of one that is upright", () => {
    const jpeg = Buffer.concat([start, exif(1, true), table, scan]);
    expect(withoutMetadata(jpeg, "image/jpeg")).toEqual(Buffer.concat([start, table, scan]));
  });

  it("loses the texts of a PNG and keeps its picture", async () => {
    const png = Buffer.from(await aPng().arrayBuffer());
    const words = Buffer.alloc(12 + 9);
    words.writeUInt32BE(9, 0);
    words.write("tEXtMill Lane", 4);
    const told = Buffer.concat([png.subarray(0, 33), words, png.subarray(33)]);
    expect(withoutMetadata(told, "image/png")).toEqual(png);
  });

  it("is not to be had of half a picture, or of something else", async () => {
    const png = Buffer.from(await aPng().arrayBuffer());
    expect(withoutMetadata(png.subarray(0, 40), "image/png")).toBeUndefined();
    expect(withoutMetadata(Buffer.concat([start, table]), "image/jpeg")).toBeUndefined();
    expect(withoutMetadata(Buffer.from("GIF89a"), "image/png")).toBeUndefined();
    expect(withoutMetadata(Buffer.alloc(0), "image/jpeg")).toBeUndefined();
  });
});
