/** What every store of files must do; run over each of them. */
import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { expect, it } from "vitest";
import type { FileStore, Kept } from "#app/platform/file-store.ts";

export const aKey = () => randomBytes(24).toString("hex");

export async function bytesOf(stream: Readable | undefined): Promise<Buffer | undefined> {
  if (!stream) return undefined;
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

export async function listed(store: FileStore): Promise<Kept[]> {
  const all: Kept[] = [];
  for await (const batch of store.list()) all.push(...batch);
  return all;
}

export function conformance(storeOf: () => FileStore): void {
  it("gives back the very bytes it was given", async () => {
    const store = storeOf();
    const [one, other] = [aKey(), aKey()];
    const bytes = randomBytes(300_000);
    await store.put(one, bytes);
    await store.put(other, Buffer.alloc(0));
    expect(bytes.equals((await bytesOf(await store.open(one))) ?? Buffer.alloc(0))).toBe(true);
    expect(await bytesOf(await store.open(other))).toHaveLength(0);
    await store.remove(one);
    await store.remove(other);
  });

  it("has nothing under a name it was never given, and nothing once it is removed", async () => {
    const store = storeOf();
    const key = aKey();
    expect(await store.open(key)).toBeUndefined();
    await store.put(key, Buffer.from("paper"));
    await store.remove(key);
    expect(await store.open(key)).toBeUndefined();
    await store.remove(key);
  });

  it("keeps the later bytes of a key, and never leaves a key without any", async () => {
    const store = storeOf();
    const key = aKey();
    await store.put(key, Buffer.from("first"));
    await store.put(key, Buffer.from("second"));
    expect((await bytesOf(await store.open(key)))?.toString()).toBe("second");
    await store.remove(key);
  });

  it("lists everything it keeps once, with size and moment, over however many pages", async () => {
    const store = storeOf();
    const before = Date.now();
    const keys = Array.from({ length: 7 }, aKey);
    for (const [place, key] of keys.entries()) await store.put(key, Buffer.alloc(place + 1));
    const ours = (await listed(store)).filter(({ key }) => key !== undefined && keys.includes(key));
    expect(ours.map(({ key }) => key).sort()).toEqual([...keys].sort());
    for (const { key, name, bytes, writtenAt } of ours) {
      expect(name).toBe(key);
      expect(bytes).toBe(keys.indexOf(key ?? "") + 1);
      expect(Math.abs(writtenAt.getTime() - before)).toBeLessThan(60_000);
    }
    for (const key of keys) await store.remove(key);
    expect((await listed(store)).filter(({ key }) => key !== undefined && keys.includes(key))).toEqual([]);
  });

  it.each(["../../etc/passwd", "ab/cd", "", "A".repeat(48), `${"a".repeat(48)}/..`])(
    "neither opens, writes nor removes %j",
    async (name) => {
      const store = storeOf();
      await expect((async () => store.open(name))()).rejects.toThrow(RangeError);
      await expect((async () => store.put(name, Buffer.alloc(1)))()).rejects.toThrow(RangeError);
      await expect((async () => store.remove(name))()).rejects.toThrow(RangeError);
    },
  );
}
