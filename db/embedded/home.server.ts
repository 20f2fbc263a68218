/** Where the embedded database lives, and as whom it runs. */
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { Halt } from "#app/core/halt.ts";
import { canRun, copyBinaries, findBinaries } from "./binaries.server.ts";

/** A user other than root, for Postgres refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

export interface Home {
  /** Holds the cluster, its log and, where needed, a copy of the programs. */
  folder: string;
  cluster: string;
  binaries: string;
  account: Account | undefined;
}

const isRoot = () => process.getuid?.() === 0;

/** The account named nobody: Postgres also insists that its user has an entry in the list of users. */
function nobody(): Account | undefined {
  if (!isRoot()) return undefined;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const entry = users.find((user) => user[0] === "nobody") ?? users.find((user) => user[2] === "65534");
  if (!entry) {
    throw new Halt(
      "Postgres refuses to run as root and there is no user named nobody: start the portal as another user.",
    );
  }
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** True when a user without rights of its own may walk through every folder of the path. */
export function isReachable(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

const pointerIn = (dataDir: string) => path.join(dataDir, "postgres-elsewhere");

/** Where the database of this data is, if there is one. */
export function findHome(dataDir: string): string | undefined {
  const pointer = pointerIn(dataDir);
  const folder = existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : path.join(dataDir, "postgres");
  return existsSync(path.join(folder, "cluster")) ? folder : undefined;
}

/** Finds or makes the place for the database of this data, with programs its account can run. */
export function makeHome(dataDir: string): Home {
  const account = nobody();
  if (!existsSync(dataDir)) {
    mkdirSync(dataDir, { recursive: true });
    // As root the database's user must pass through; it and everybody else can list or read nothing here.
    chmodSync(dataDir, account ? 0o711 : 0o700);
  }
  const folder = findHome(dataDir) ?? newHome(dataDir, account);
  return {
    folder,
    cluster: path.join(folder, "cluster"),
    binaries: usableBinaries(folder, account),
    account,
  };
}

function newHome(dataDir: string, account: Account | undefined): string {
  const pointer = pointerIn(dataDir);
  if (!account || isReachable(dataDir)) {
    rmSync(pointer, { force: true });
    const folder = path.join(dataDir, "postgres");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    giveTo(folder, account);
    return folder;
  }
  if (existsSync(pointer)) {
    const known = readFileSync(pointer, "utf8").trim();
    if (lstatSync(known, { throwIfNoEntry: false })?.uid === account.uid) return known;
  }
  const outside = ["/var/tmp", "/tmp"].find((place) => existsSync(place) && isReachable(place));
  if (!outside) {
    throw new Halt(
      "The embedded database has no place that a user other than root can reach: set DATA_DIR to one.",
    );
  }
  const folder = mkdtempSync(path.join(outside, "alternative-provision-"));
  giveTo(folder, account);
  writeFileSync(pointer, `${folder}\n`);
  return folder;
}

function giveTo(folder: string, account: Account | undefined): void {
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
}

function usableBinaries(folder: string, account: Account | undefined): string {
  const installed = findBinaries();
  if (canRun(installed, account)) return installed;
  const copy = path.join(folder, "programs");
  const version = path.join(installed, "..", "package.json");
  const stamp = path.join(copy, "package.json");
  const isCurrent = existsSync(stamp) && readFileSync(stamp, "utf8") === readFileSync(version, "utf8");
  if (!isCurrent) {
    rmSync(copy, { recursive: true, force: true });
    copyBinaries(installed, copy);
    writeFileSync(stamp, readFileSync(version));
  }
  if (canRun(copy, account)) return copy;
  throw new Halt(
    `The programs of the embedded database cannot run in ${copy}: set DATA_DIR to a place that allows it.`,
  );
}

/** Removes the database of this data for good. The caller makes sure that nothing runs on it. */
export function removeHome(dataDir: string): void {
  const pointer = pointerIn(dataDir);
  const elsewhere = existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : undefined;
  if (elsewhere && path.basename(elsewhere).startsWith("alternative-provision-")) {
    rmSync(elsewhere, { recursive: true, force: true });
  }
  rmSync(path.join(dataDir, "postgres"), { recursive: true, force: true });
  rmSync(pointer, { force: true });
  rmSync(path.join(dataDir, "postgres-password"), { force: true });
}
