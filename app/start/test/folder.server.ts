/** A folder for data that is thrown away: in memory where there is plenty, since each test's database is hundreds of files. */
import { accessSync, chmodSync, constants, mkdtempSync, readFileSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const memory = "/dev/shm";
/** What a run leaves there comes to a few hundred megabytes; a browser must fit beside it. */
const gigabyte = 1024 ** 3;

/** Made anew. The account the database runs as, which is not always ours, can pass through it. */
export function makePassingFolder(prefix: string): string {
  const folder = mkdtempSync(path.join(memoryServes() ? memory : tmpdir(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}

/** Memory that holds files, ours to write in, with room, and where programs may run: the database may bring its own. */
function memoryServes(): boolean {
  try {
    accessSync(memory, constants.W_OK | constants.X_OK);
    const mounts = readFileSync("/proc/mounts", "utf8").split("\n");
    const options = mounts.map((line) => line.split(" ")).find(([, place]) => place === memory)?.[3];
    if (!options || options.split(",").includes("noexec")) return false;
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > gigabyte && process.availableMemory() > 3 * gigabyte;
  } catch {
    return false;
  }
}
