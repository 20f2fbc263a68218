/** Where stored files live: what a folder and an object store have in common, and the names both keep. */
import type { Readable } from "node:stream";

/** A file in the store. Without a key it is a half that a killed process left behind. */
export type Kept = {
  readonly name: string;
  readonly key?: string;
  readonly bytes: number;
  readonly writtenAt: Date;
};

export interface FileStore {
  /** Keeps the bytes under the key, wholly or not at all. The same key twice keeps the later bytes. */
  put(key: string, bytes: Buffer): Promise<void>;
  /** The bytes as they come, or nothing when there is no such file. */
  open(key: string): Promise<Readable | undefined>;
  /** Removes by name or key; what is gone already is no error. */
  remove(name: string): Promise<void>;
  /** Everything of this portal's that is kept, some at a time; what others have put there is passed over. */
  list(): AsyncIterable<Kept[]>;
}

const key = /^[0-9a-f]{48}$/;
const unfinished = ".part";

export const isStorageKey = (text: string): boolean => key.test(text);

/** The name of what is still being written under a key. */
export const unfinishedName = (storageKey: string): string => `${storageKey}${unfinished}`;

/** The shelf and the name under which a file lies: never outside its store. Refuses (RangeError) any other name. */
export function shelfPath(name: string): string {
  const bare = name.endsWith(unfinished) ? name.slice(0, -unfinished.length) : name;
  if (!isStorageKey(bare)) throw new RangeError("That is not a storage key");
  return `${bare.slice(0, 2)}/${name}`;
}

/** What a name in the store stands for, or nothing when it is not one of ours. */
export function keptAs(name: string): { name: string; key?: string } | undefined {
  if (isStorageKey(name)) return { name, key: name };
  const isHalf = name.endsWith(unfinished) && isStorageKey(name.slice(0, -unfinished.length));
  return isHalf ? { name } : undefined;
}
