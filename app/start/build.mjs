/** Builds the pages and what they need in the browser, when the sources are not those of the last build. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const stamp = "build/.source-hash";
const sources = [
  "app",
  "db",
  "search",
  "public",
  "vite.config.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
/** Nothing here reaches a page. */
const elsewhere = new Set([
  path.join("app", "start"),
  path.join("app", "jobs"),
  path.join("db", "migrations"),
]);

export function buildIfNeeded() {
  const built =
    existsSync("build/server/index.js") && existsSync(stamp) ? readFileSync(stamp, "utf8").trim() : "";
  return built === hashOfSources() ? undefined : build();
}

/** Builds in any case. Gives a sentence when that fails. */
export function build() {
  console.log("Building the pages …");
  const hash = hashOfSources();
  rmSync(stamp, { force: true });
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "warn"],
    { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, NODE_ENV: "production" } },
  );
  if (status !== 0) return "The pages could not be built; what is printed above tells why.";
  writeFileSync(stamp, `${hash}\n`);
  return undefined;
}

function hashOfSources() {
  const hash = createHash("sha256");
  for (const file of sources.filter((source) => existsSync(source)).flatMap(filesUnder)) {
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(place) {
  if (elsewhere.has(place)) return [];
  if (path.extname(place) && !place.includes(path.sep)) return [place];
  return readdirSync(place, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(place, entry.name);
      return entry.isDirectory() ? filesUnder(file) : [file];
    });
}
