/** The database a command works on: the one DATABASE_URL names, else the embedded one of DATA_DIR. */
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Halt } from "#app/core/halt.ts";
import { closeConnection } from "#app/platform/database.server.ts";
import { env, nameDatabase } from "#app/platform/env.server.ts";
import { holderOf, takeLock } from "#db/embedded/lock.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";

const portalLock = (dataDir: string) => path.join(dataDir, "portal.lock");

/** The process id of the portal that runs on this data. */
export const runningPortal = (dataDir: string): number | undefined => holderOf(portalLock(dataDir));

/** Makes this process the one portal on this data; waits a moment for one that is just ending. */
export async function becomePortal(dataDir: string): Promise<{ release(): void }> {
  for (const deadline = Date.now() + 4000; ; await pause(100)) {
    const taken = takeLock(portalLock(dataDir));
    if ("release" in taken) return taken;
    if (Date.now() < deadline) continue;
    throw new Halt(
      `A portal already runs on the data in ${dataDir} (process ${taken.heldBy}). Stop it first, or name another DATA_DIR.`,
    );
  }
}

/**
 * Does a one-off piece of work on the database, migrated first unless told otherwise. The embedded one is
 * started for it where nothing runs, and stopped again when no portal has come to use it in the meantime.
 */
export async function withDatabase<T>(
  work: (url: string) => Promise<T>,
  { migrated = true }: { migrated?: boolean } = {},
): Promise<T> {
  const { DATABASE_URL, DATA_DIR, DEMONSTRATION } = env();
  const embedded = DATABASE_URL ? undefined : await startEmbedded(DATA_DIR);
  const url = DATABASE_URL ?? embedded?.url ?? "";
  if (embedded) nameDatabase(url, { demonstration: DEMONSTRATION });
  try {
    if (migrated) await migrate(url).catch(explainRefusal);
    return await work(url);
  } finally {
    await closeConnection();
    if (embedded && !embedded.adopted && runningPortal(DATA_DIR) === undefined) await embedded.stop();
  }
}

/** Turns "no server there" and "not let in" into a sentence; anything else is a bug and stays one. */
export function explainRefusal(error: unknown): never {
  const { code, message } = error as { code?: string; message?: string };
  const unreachable = [
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EHOSTUNREACH",
    "ETIMEDOUT",
    "CONNECT_TIMEOUT",
    "CONNECTION_CLOSED",
  ];
  if (code && unreachable.includes(code))
    throw new Halt("The database server named in DATABASE_URL does not answer.");
  if (code === "28P01" || code === "28000" || code === "3D000") {
    throw new Halt(`The database server named in DATABASE_URL refuses: ${message}.`);
  }
  throw error;
}

const storyMark = (dataDir: string) => path.join(dataDir, "story-unfinished");

/** The file that stands while the story is being told: found at a start, it says that half a story is there. */
export const unfinishedStory = (dataDir: string) => ({
  file: storyMark(dataDir),
  isThere: existsSync(storyMark(dataDir)),
});
