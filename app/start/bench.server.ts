/** `npm run bench -- NAME`: runs `tests/bench/NAME.ts`, whose default export measures, on a database of its own. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Halt } from "#app/core/halt.ts";
import { closeConnection } from "#app/platform/database.server.ts";
import { nameDatabase } from "#app/platform/env.server.ts";
import { removeEmbedded, startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";

const folder = "tests/bench";

export async function main([name = "", ...args]: string[]): Promise<number> {
  const file = path.resolve(folder, `${path.basename(name)}.ts`);
  if (!existsSync(file)) {
    const names = existsSync(folder) ? readdirSync(folder).map((entry) => path.parse(entry).name) : [];
    throw new Halt(
      `Say what to measure: npm run bench -- NAME. There is: ${names.join(", ") || "nothing yet"}.`,
    );
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), "portal-bench-"));
  try {
    const { url } = await startEmbedded(path.join(dataDir, "data"));
    nameDatabase(url, { demonstration: true });
    await migrate(url);
    const { default: measure } = (await import(pathToFileURL(file).href)) as {
      default(args: string[]): Promise<void>;
    };
    await measure(args);
    return 0;
  } finally {
    await closeConnection();
    await removeEmbedded(path.join(dataDir, "data"));
    rmSync(dataDir, { recursive: true, force: true });
  }
}
