/**
 * `npm run bench -- NAME`: runs `tests/bench/NAME.ts` on a database of its own. Its default export measures, prints,
 * and says whether the figures hold; where they do not the command fails.
 */
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Halt } from "#app/core/halt.ts";
import { closeConnection } from "#app/platform/database.server.ts";
import { nameDatabase } from "#app/platform/env.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { untilAsked } from "./ending.server.ts";

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
  const clearing = clearAfterwards(place);
  const asked = untilAsked().then(() => "asked" as const);
  try {
    const holds = await Promise.race([measureIn(place, file), asked]);
    if (holds === "asked") console.log("\nThe measurement was broken off.");
    return holds === true ? 0 : 1;
  } finally {
    clearing.end();
    await Promise.race([closeConnection(), pause(2000)]);
  }
}

async function measureIn(place: string, file: string): Promise<boolean> {
  const { url } = await startEmbedded(path.join(place, "data"));
  nameDatabase(url, { demonstration: true });
  await migrate(url);
  const { default: measure } = (await import(pathToFileURL(file).href)) as { default: Bench };
  return measure(place);
}

/** A process that outlives this one, however it ends, and then stops and removes what was started in the folder. */
function clearAfterwards(place: string): { end(): void } {
  const child = spawn(process.execPath, ["--import", "tsx", "app/start/bench/clearing.server.ts", place], {
    stdio: ["pipe", "ignore", "inherit"],
    detached: true,
  });
  child.unref();
  return { end: () => void child.stdin.end() };
}
