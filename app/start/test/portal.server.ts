/** A portal for the journeys: started as a person would start it, on data that is thrown away afterwards. */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { childEnvironment } from "#app/platform/env.server.ts";
import { freePort } from "#db/embedded/cluster.server.ts";
import { findEmbedded, removeEmbedded } from "#db/embedded.server.ts";

/** A test's files stay in its own folder, whatever bucket this machine's environment names. */
const noBucket = {
  FILES_S3_BUCKET: undefined,
  FILES_S3_ENDPOINT: undefined,
  FILES_S3_REGION: undefined,
  FILES_S3_KEY: undefined,
  FILES_S3_SECRET: undefined,
  FILES_S3_PATH_STYLE: undefined,
};

/** Started as if by npm, a portal watches over the process that started it. */
const watched = { npm_lifecycle_event: "start" };

const startLimitMs = 150_000;

export interface TestPortal {
  pid: number;
  /** What the journeys need to know: where it is, its data, its database. */
  environment: { E2E_URL: string; DATA_DIR: string; DATABASE_URL: string; DEMONSTRATION: "0" | "1" };
  stop(): Promise<void>;
}

/**
 * Starts it and waits until it is healthy; otherwise gives what it said. On a database of its own with the story
 * told, or on the one it is given as it is and without a worker. It ends when whoever started it is gone.
 */
export async function startTestPortal(
  dataDir: string,
  given: { database?: string } = {},
): Promise<TestPortal | { failure: string }> {
  const port = await freePort();
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const changes = { PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataDir, LOG_LEVEL: "warn", ...watched };
  const defaults = {
    DATABASE_URL: given.database,
    DEMONSTRATION: given.database && "0",
    PUBLIC_URL: undefined,
    WORKER: given.database && "0",
  };
  const outside = {
    MEILISEARCH_URL: undefined,
    SMTP_URL: undefined,
    TRUST_PROXY: undefined,
    CLAMD_URL: undefined,
    ...noBucket,
  };
  const child = spawn(process.execPath, ["app/start/run.mjs", "start"], {
    env: childEnvironment({ ...defaults, ...outside, ...changes }) as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-20_000);
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await Promise.race([ended, pause(15_000)]);
    child.kill("SIGKILL");
    await removeEmbedded(dataDir);
  };
  const url = `http://127.0.0.1:${port}`;
  const isUp = await untilHealthy(url, () => child.exitCode !== null);
  const database = isUp ? (given.database ?? (await findEmbedded(dataDir))?.url) : undefined;
  if (database) {
    const DEMONSTRATION = given.database ? "0" : "1";
    return {
      pid: child.pid ?? 0,
      environment: { E2E_URL: url, DATA_DIR: dataDir, DATABASE_URL: database, DEMONSTRATION },
      stop,
    };
  }
  await stop();
  return { failure: said };
}

async function untilHealthy(url: string, hasEnded: () => boolean): Promise<boolean> {
  for (const deadline = Date.now() + startLimitMs; Date.now() < deadline && !hasEnded(); await pause(100)) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) return true;
  }
  return false;
}
