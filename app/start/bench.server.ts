/**
 * `npm run bench -- NAME`: runs `tests/bench/NAME.ts` on a database of its own. Its default export measures, prints,
 * and says whether the figures hold; where they do not the command fails.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Halt } from "#app/core/halt.ts";
import { closeConnection } from "#app/platform/database.server.ts";
import { nameDatabase } from "#app/platform/env.server.ts";
import { removeEmbedded, startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";

/** Is given a folder of its own, which is thrown away afterwards. Gives whether the figures hold. */
export type Bench = (folder: string) => Promise<boolean>;

const folder = "tests/bench";

export async function main([name = ""]: string[]): Promise<number> {
  const file = path.resolve(folder, `${path.basename(name)}.ts`);
  if (!existsSync(file)) {
    const names = existsSync(folder) ? readdirSync(folder).map((entry) => path.parse(entry).name) : [];
    throw new Halt(
      `Say what to measure: npm run bench -- NAME. There is: ${names.join(", ") || "nothing yet"}.`,
    );
  }
  const place = mkdtempSync(path.join(tmpdir(), "portal-bench-"));
  // The account the database runs as must be able to pass through.
  chmodSync(place, 0o711);
  const dataDir = path.join(place, "data");
  try {
    const { url } = await startEmbedded(dataDir);
    nameDatabase(url, { demonstration: true });
    await migrate(url);
    const { default: measure } = (await import(pathToFileURL(file).href)) as { default: Bench };
    return (await measure(place)) ? 0 : 1;
  } finally {
    await closeConnection();
    await removeEmbedded(dataDir);
    rmSync(place, { recursive: true, force: true });
  }
}
