/**
 * `npm test`: types, lint and the production build, tests, and the journeys in a browser, each carried out whatever
 * the others say; closes with one line `N passed, N failed`. `npm test -- NAME…` hands the names to vitest only.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { makePassingFolder } from "./test/folder.server.ts";
import { startTestPortal } from "./test/portal.server.ts";
import { run } from "./test/run.server.ts";
import { readPlaywright, readVitest, type Tally } from "./test/tally.ts";

const minute = 60_000;

export async function main(names: string[]): Promise<number> {
  const folder = makePassingFolder("portal-test-");
  try {
    const tallies = names.length > 0 ? [await vitest(folder, names)] : await everything(folder);
    const passed = tallies.reduce((total, tally) => total + tally.passed, 0);
    const failed = tallies.reduce((total, tally) => total + tally.failed, 0);
    console.log(`\n${passed} passed, ${failed} failed`);
    return failed > 0 || passed === 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function everything(folder: string): Promise<Tally[]> {
  const steps = await Promise.all([
    one("build", ["app/start/run.mjs", "build"]),
    one("types", ["node_modules/typescript/bin/tsc", "--noEmit", "--pretty", "false"]),
    one("lint", ["node_modules/@biomejs/biome/bin/biome", "check", "--config-path=tests", ...linted]),
  ]);
  return [...steps, await vitest(folder, []), await journeys(folder)];
}

const linted = ["app", "db", "search", "tests", "vite.config.ts"].filter((place) => existsSync(place));

/** A step that counts as one test. They run side by side, so what they say is shown when they end. */
async function one(name: string, words: string[]): Promise<Tally> {
  const { code, output } = await run({ words, limitMs: 3 * minute, isQuiet: true });
  console.log(code === 0 ? `${name}: in order` : `${name}: failed\n${output}`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(folder: string, names: string[]): Promise<Tally> {
  const file = path.join(folder, "vitest.json");
  const words = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json"];
  const { code } = await run({
    words: [...words, `--outputFile.json=${file}`, ...names],
    environment: { NODE_ENV: "test", DATABASE_URL: undefined, DEMONSTRATION: undefined, LOG_LEVEL: "silent" },
    limitMs: 9 * minute,
  });
  return readVitest(read(file), code);
}

/** The journeys need a portal of their own: fresh data, a free port, and its end when they are done. */
async function journeys(folder: string): Promise<Tally> {
  const file = path.join(folder, "journeys.json");
  const portal = await startTestPortal(path.join(folder, "data"));
  if ("failure" in portal) {
    console.log(`journeys: the portal did not start\n${portal.failure}`);
    return { passed: 0, failed: 1 };
  }
  try {
    const { code } = await run({
      words: ["node_modules/@playwright/test/cli.js", "test", "--config=tests/e2e/playwright.config.ts"],
      environment: { ...portal.environment, E2E_RESULTS: file },
      limitMs: 15 * minute,
    });
    return readPlaywright(read(file), code);
  } finally {
    await portal.stop();
  }
}

const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);
