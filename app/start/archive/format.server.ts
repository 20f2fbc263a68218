/**
 * The backup's file: one gzip stream of entries. An entry is a line of JSON that says what it is, preceded by its
 * length, followed by its content in pieces that each state their length; a piece of length nought ends it.
 */
import { createReadStream, createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { Halt } from "#app/core/halt.ts";

export const formatVersion = 1;

export type Entry =
  | { kind: "portal-backup"; version: number; madeAt: string; migrations: string[] }
  | { kind: "table"; schema: string; name: string; columns: string[]; types: string[]; rows: number }
  | { kind: "sequence"; schema: string; name: string; lastValue: string }
  | { kind: "file"; path: string; bytes: number }
  | { kind: "end"; tables: number; rows: number; files: number };

const largestHeader = 1_000_000;

const lengthOf = (size: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(size);
  return bytes;
};

export interface ArchiveWriter {
  add(entry: Entry, content?: AsyncIterable<Buffer>): Promise<void>;
  close(): Promise<void>;
}

/** Opens a new file for writing, readable by its owner only. */
export function writeArchive(file: string): ArchiveWriter {
  const gzip = createGzip({ level: 6 });
  const out = createWriteStream(file, { mode: 0o600 });
  const written = finished(gzip.pipe(out));
  written.catch(() => undefined);
  const put = (bytes: Buffer) =>
    gzip.write(bytes)
      ? undefined
      : Promise.race([new Promise((resolve) => gzip.once("drain", resolve)), written]);
  return {
    async add(entry, content) {
      const header = Buffer.from(JSON.stringify(entry));
      await put(Buffer.concat([lengthOf(header.length), header]));
      for await (const piece of content ?? []) {
        if (piece.length === 0) continue;
        await put(lengthOf(piece.length));
        await put(piece);
      }
      await put(lengthOf(0));
    },
    async close() {
      gzip.end();
      await written;
    },
  };
}

/** Gives entry after entry. The content of one must be read before the next is asked for. */
export async function* readArchive(
  file: string,
): AsyncGenerator<{ entry: Entry; content: AsyncIterable<Buffer> }> {
  const read = reader(createReadStream(file).pipe(createGunzip()));
  for (let first = true; ; first = false) {
    const length = (await read(4))?.readUInt32BE();
    if (length === undefined) return;
    const header = length <= largestHeader ? await read(length) : undefined;
    const entry = header && (JSON.parse(header.toString()) as Entry);
    if (!entry || (first && entry.kind !== "portal-backup"))
      throw new Halt(`${file} is not a backup of this portal.`);
    yield { entry, content: pieces(read) };
  }
}

type Read = (size: number) => Promise<Buffer | undefined>;

async function* pieces(read: Read): AsyncGenerator<Buffer> {
  for (;;) {
    const size = (await read(4))?.readUInt32BE();
    if (size === undefined) throw new Halt("The backup is cut short.");
    if (size === 0) return;
    const piece = await read(size);
    if (!piece) throw new Halt("The backup is cut short.");
    yield piece;
  }
}

/** Reads exactly so many bytes; undefined at the end of the stream. */
function reader(stream: Readable): Read {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held: Buffer = Buffer.alloc(0);
  return async (size) => {
    const parts = [held];
    let there = held.length;
    while (there < size) {
      const next = await chunks.next().catch(damaged);
      if (next.done) return undefined;
      parts.push(next.value);
      there += next.value.length;
    }
    const all = parts.length === 1 ? held : Buffer.concat(parts);
    held = all.subarray(size);
    return all.subarray(0, size);
  };
}

function damaged(error: NodeJS.ErrnoException): never {
  if (error.code?.startsWith("Z_")) throw new Halt("The file is not a backup, or it is damaged.");
  throw error;
}
