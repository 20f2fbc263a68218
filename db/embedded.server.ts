/**
 * The database that comes with the portal: a real Postgres server, made and started beside it when
 * DATABASE_URL names no other. Both are used alike, by their address.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Halt } from "#app/core/halt.ts";
import {
  answers,
  createCluster,
  isPostgres,
  readRunning,
  type Settings,
  startServer,
  stopServer,
  urlOf,
} from "./embedded/cluster.server.ts";
import { findHome, makeHome, removeHome } from "./embedded/home.server.ts";
import { awaitLock } from "./embedded/lock.server.ts";

export interface Embedded {
  url: string;
  /** Process id of the server, for those who watch over it. */
  pid: number;
  /** True when it was already running: a portal was killed and left it, or another command started it. */
  adopted: boolean;
  isAlive(): boolean;
  stop(): Promise<void>;
}

/** Starts the database of this data, makes it first where there is none, or adopts the one that runs already. */
export async function startEmbedded(dataDir: string, settings: Settings = {}): Promise<Embedded> {
  const folder = path.resolve(dataDir);
  const home = makeHome(folder);
  const lock = await awaitLock(path.join(folder, "postgres-start.lock"), 60_000);
  if (!lock)
    throw new Halt(
      `Another command has been starting the database in ${folder} for a minute: look what it does.`,
    );
  try {
    const running = await findEmbedded(folder);
    if (running) return running;
    await awaitEnd(home.cluster);
    if (!existsSync(home.cluster)) createCluster(home, folder, settings);
    const url = await startServer(home, folder, settings);
    return embedded(home.cluster, url, false);
  } finally {
    lock.release();
  }
}

/** The running database of this data, if there is one that answers. */
export async function findEmbedded(dataDir: string): Promise<Embedded | undefined> {
  const folder = path.resolve(dataDir);
  const home = findHome(folder);
  if (!home) return undefined;
  const cluster = path.join(home, "cluster");
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await pause(50)) {
    const running = readRunning(cluster);
    const url = running && urlOf(folder, running.port);
    if (!url) return undefined;
    if (await answers(url, cluster)) return embedded(cluster, url, true);
  }
  return undefined;
}

/** Removes the database of this data for good, stopping it first. */
export async function removeEmbedded(dataDir: string): Promise<void> {
  const folder = path.resolve(dataDir);
  const home = findHome(folder);
  if (home) await stopServer(path.join(home, "cluster"));
  removeHome(folder);
}

/** A server that is there but does not answer is either going, or hangs and is sent away. */
async function awaitEnd(cluster: string): Promise<void> {
  if (readRunning(cluster)) await stopServer(cluster);
}

function embedded(cluster: string, url: string, adopted: boolean): Embedded {
  const pid = readRunning(cluster)?.pid ?? 0;
  return { url, pid, adopted, isAlive: () => isPostgres(pid), stop: () => stopServer(cluster) };
}
