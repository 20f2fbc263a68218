/** One Postgres server on one data folder: made, started, found again, stopped. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { program } from "./binaries.server.ts";
import type { Home } from "./home.server.ts";
import { isAlive } from "./lock.server.ts";

const user = "portal";
const database = "portal";

export interface Settings {
  /** False only for data that may be lost: tests. */
  fsync?: boolean;
  /** The port to take; a free one when not given. */
  port?: number;
}

const passwordIn = (dataDir: string) => path.join(dataDir, "postgres-password");

/** The address of the database on this port, undefined when its password is not known. */
export function urlOf(dataDir: string, port: number, name = database): string | undefined {
  const file = passwordIn(dataDir);
  return existsSync(file)
    ? `postgres://${user}:${readFileSync(file, "utf8").trim()}@127.0.0.1:${port}/${name}`
    : undefined;
}

const environment: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: "/usr/bin:/bin",
  LANG: "C",
  LC_ALL: "C",
  TZ: "UTC",
};

/** Makes the cluster. It appears under its name only when it is complete. */
export function createCluster(home: Home, dataDir: string, settings: Settings): void {
  const draft = `${home.cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  const password = randomBytes(24).toString("hex");
  const passwordFile = path.join(home.folder, "first-password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (home.account) chownSync(passwordFile, home.account.uid, home.account.gid);
  try {
    const made = spawnSync(
      program(home.binaries, "initdb"),
      [
        ["-D", draft, "-U", user, `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8"],
        ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"],
        settings.fsync === false ? ["--no-sync"] : [],
      ].flat(),
      { ...home.account, cwd: home.folder, env: environment, encoding: "utf8" },
    );
    if (made.status !== 0)
      throw new Error(`The embedded database could not be made: ${made.stderr || made.error}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(passwordIn(dataDir), `${password}\n`, { mode: 0o600 });
  renameSync(draft, home.cluster);
}

interface Running {
  pid: number;
  port: number;
}

/** What the server's own file says about the process on this cluster, when that process is alive and a Postgres. */
export function readRunning(cluster: string): Running | undefined {
  const file = path.join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid < 1 || !isPostgres(pid)) return undefined;
  return { pid, port: Number(lines[3]) };
}

/** True while the process is there and is a Postgres: ids are used again, and the dead may linger unburied. */
export function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (!existsSync("/proc/self/cmdline")) return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return false;
  }
}

/** True when the server on this address answers, knows our password and works on our cluster. */
export async function answers(url: string, cluster: string): Promise<boolean> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 3,
    onnotice: () => undefined,
    connection: { application_name: "start" },
  });
  try {
    const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
    return row !== undefined && realpathSync(row.folder) === realpathSync(cluster);
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** For a machine with two cores. The log leaves out statements and values, since they may name children. */
const serverSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: "256MB",
  max_connections: "100",
  max_parallel_workers_per_gather: "0",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};
const withoutSafety = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** Starts the server in a session of its own, so that it outlives a portal that is killed. */
function spawnServer(home: Home, port: number, settings: Settings): ChildProcess {
  const logFile = path.join(home.folder, "postgres.log");
  const isLong = existsSync(logFile) && statSync(logFile).size > 5_000_000;
  const logTo = openSync(logFile, isLong ? "w" : "a", 0o600);
  const all = { ...serverSettings, ...(settings.fsync === false ? withoutSafety : {}), port: String(port) };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(program(home.binaries, "postgres"), ["-D", home.cluster, ...flags], {
    ...home.account,
    cwd: home.folder,
    env: environment,
    detached: true,
    stdio: ["ignore", logTo, logTo],
  });
  closeSync(logTo);
  child.on("error", () => undefined);
  child.unref();
  return child;
}

/**
 * Starts the server and waits until it answers. A start can be refused for a moment — the port was taken in
 * between, or the last processes of a killed server are still going — so it is tried again for a while.
 */
export async function startServer(home: Home, dataDir: string, settings: Settings): Promise<string> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const port = settings.port ?? (await freePort());
    dropForeignLock(home.cluster);
    const child = spawnServer(home, port, settings);
    const url = urlOf(dataDir, port, "postgres");
    if (!url) throw new Error(`The password of the embedded database is missing from ${dataDir}`);
    while (child.exitCode === null && child.signalCode === null && child.pid) {
      if (await answers(url, home.cluster)) return readyDatabase(dataDir, port, url);
      await pause(40);
    }
    if (Date.now() > deadline) throw new Error(`The embedded database does not start: ${lastLine(home)}`);
    await pause(200);
  }
}

/** After a crash the process id in the lock file may have gone to a program that is no Postgres. */
function dropForeignLock(cluster: string): void {
  if (!readRunning(cluster)) rmSync(path.join(cluster, "postmaster.pid"), { force: true });
}

const lastLine = (home: Home) =>
  readFileSync(path.join(home.folder, "postgres.log"), "utf8").trimEnd().split("\n").slice(-2).join(" ");

async function readyDatabase(dataDir: string, port: number, adminUrl: string): Promise<string> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const there = await sql`select 1 from pg_database where datname = ${database}`;
    if (there.length === 0) await sql.unsafe(`create database ${database}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
  return urlOf(dataDir, port) ?? adminUrl;
}

/** Asks the server to finish: open transactions are rolled back, everything is written, then it goes. */
export async function stopServer(cluster: string): Promise<void> {
  const running = readRunning(cluster);
  if (!running) return;
  const signals = [
    { signal: "SIGINT", waitMs: 8000 },
    { signal: "SIGQUIT", waitMs: 5000 },
    { signal: "SIGKILL", waitMs: 2000 },
  ] as const;
  for (const { signal, waitMs } of signals) {
    signalTo(running.pid, signal);
    for (const deadline = Date.now() + waitMs; Date.now() < deadline; await pause(25)) {
      if (!isPostgres(running.pid)) return;
    }
  }
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
