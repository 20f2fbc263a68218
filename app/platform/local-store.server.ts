import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { type FileStore, type Kept, keptAs, shelfPath, unfinishedName } from "#app/platform/file-store.ts";

/** Files in a folder of this machine, outside the web root, readable by the portal's own user only. */
export function localStore(folder: string): FileStore {
  const placeOf = (name: string) => path.join(folder, shelfPath(name));
  return {
    /** Under another name first, so that a half-written file never bears a name that is read. */
    async put(key, bytes) {
      const place = placeOf(key);
      const half = placeOf(unfinishedName(key));
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      try {
        await writeFile(half, bytes, { mode: 0o600 });
        await rename(half, place);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    async open(key) {
      const place = placeOf(key);
      const isThere = await stat(place).then(
        (found) => found.isFile(),
        () => false,
      );
      return isThere ? createReadStream(place) : undefined;
    },
    remove: (name) => rm(placeOf(name), { force: true }),
    async *list() {
      for (const shelf of await readdir(folder).catch(() => []))
        yield await onShelf(path.join(folder, shelf));
    },
  };
}

async function onShelf(shelf: string): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const name of await readdir(shelf).catch(() => [])) {
    const known = keptAs(name);
    const found = known && (await stat(path.join(shelf, name)).catch(() => undefined));
    if (known && found?.isFile()) kept.push({ ...known, bytes: found.size, writtenAt: found.mtime });
  }
  return kept;
}
