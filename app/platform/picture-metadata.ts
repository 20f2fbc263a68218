/**
 * Pictures without what a camera writes into them, such as where and when they were taken. Layouts: JPEG as in
 * ITU T.81 annex B with the APP1 block of Exif 2.32; PNG as in its third edition.
 */

/** The same picture without its metadata; undefined when it is not a whole JPEG or PNG. */
export function withoutMetadata(bytes: Buffer, mediaType: string): Buffer | undefined {
  if (mediaType === "image/jpeg") return plainJpeg(bytes);
  return mediaType === "image/png" ? plainPng(bytes) : undefined;
}

const marker = {
  start: 0xd8,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app14: 0xee,
  app15: 0xef,
  comment: 0xfe,
  scan: 0xda,
};
const kept: readonly number[] = [marker.app0, marker.app2, marker.app14];

/** Keeps the picture, how its colours are meant and which way up it is; drops every other application's block. */
function plainJpeg(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  const parts = [bytes.subarray(0, 2)];
  let turned = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const kind = bytes[at + 1] ?? 0;
    if (kind === 0xff) {
      at += 1;
      continue;
    }
    if (kind === marker.scan) {
      const head = turned === 1 ? [] : [turnedBlock(turned)];
      return Buffer.concat([parts[0] ?? Buffer.alloc(0), ...head, ...parts.slice(1), bytes.subarray(at)]);
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return undefined;
    const block = bytes.subarray(at, end);
    if (kind === marker.app1) turned = turnOf(block) ?? turned;
    const isApplication = kind >= marker.app0 && kind <= marker.app15;
    if (kind !== marker.comment && (!isApplication || kept.includes(kind))) parts.push(block);
    at = end;
  }
  return undefined;
}

const orientationTag = 0x0112;

/** Which way up the camera was held, from 1 to 8. */
function turnOf(block: Buffer): number | undefined {
  if (block.toString("latin1", 4, 10) !== "Exif\0\0" || block.length < 20) return undefined;
  const tiff = block.subarray(10);
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < short(directory); entry += 1) {
    const at = directory + 2 + entry * 12;
    if (short(at) !== orientationTag) continue;
    const turned = short(at + 8);
    return turned >= 1 && turned <= 8 ? turned : undefined;
  }
  return undefined;
}

/** A block that says nothing but which way up the picture is. */
function turnedBlock(turned: number): Buffer {
  const block = Buffer.alloc(36);
  block.writeUInt16BE(0xff00 | marker.app1, 0);
  block.writeUInt16BE(block.length - 2, 2);
  block.write("Exif\0\0MM", 4, "latin1");
  block.writeUInt16BE(42, 12);
  block.writeUInt32BE(8, 14);
  block.writeUInt16BE(1, 18);
  block.writeUInt16BE(orientationTag, 20);
  block.writeUInt16BE(3, 22);
  block.writeUInt32BE(1, 24);
  block.writeUInt16BE(turned, 28);
  return block;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const telling: readonly string[] = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME"];

function plainPng(bytes: Buffer): Buffer | undefined {
  if (!bytes.subarray(0, 8).equals(pngSignature)) return undefined;
  const parts = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (!telling.includes(name)) parts.push(bytes.subarray(at, end));
    if (name === "IEND") return Buffer.concat(parts);
    at = end;
  }
  return undefined;
}
