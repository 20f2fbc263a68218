/** Installs the packages the lock file names, when they are not there as it names them. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const stamp = "node_modules/.lock-hash";

/** Installs what is missing. Gives a sentence when that fails, nothing when all is there. */
export function installIfNeeded() {
  const wanted = hashOfLock();
  if (existsSync(stamp) && readFileSync(stamp, "utf8").trim() === wanted) return undefined;
  if (!isInstalled()) {
    console.log("Installing the packages named in package-lock.json …");
    // Whatever NODE_ENV says: the packages that build and check the portal are needed too.
    const { status } = npm(["ci", "--include=dev", "--no-audit", "--no-fund"]);
    if (status !== 0) return "npm could not install the packages; what it says above tells why.";
  }
  writeFileSync(stamp, `${wanted}\n`);
  return undefined;
}

function hashOfLock() {
  const machine = `${process.platform} ${process.arch}`;
  return createHash("sha256").update(machine).update(readFileSync("package-lock.json")).digest("hex");
}

/** True when npm was run by hand already: its own record holds every package that is not optional, as locked. */
function isInstalled() {
  const record = "node_modules/.package-lock.json";
  if (!existsSync(record)) return false;
  const there = JSON.parse(readFileSync(record, "utf8")).packages ?? {};
  const locked = JSON.parse(readFileSync("package-lock.json", "utf8")).packages ?? {};
  return Object.entries(locked).every(
    ([path, entry]) =>
      path === "" || entry.optional || entry.devOptional || there[path]?.version === entry.version,
  );
}

function npm(words) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith("npm-cli.js")) return spawnSync(process.execPath, [cli, ...words], { stdio: "inherit" });
  return spawnSync("npm", words, { stdio: "inherit", shell: process.platform === "win32" });
}
