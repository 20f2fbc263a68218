/** The portal as its own process on real data, to be struck down and started again. */
import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { takeConnection as changeConnection, closeConnection } from "#app/platform/database.server.ts";
import { childEnvironment } from "#app/platform/env.server.ts";
import { connect } from "#db/client.server.ts";
import { freePort } from "#db/embedded/cluster.server.ts";
import { findEmbedded } from "#db/embedded.server.ts";

const startLimitMs = 150_000;

export interface Portal {
  url: string;
  /** What `kill -9` does; settles when the process is gone. */
  kill(): Promise<void>;
  /** What Ctrl-C does. */
  end(): Promise<void>;
}

/** Starts it as `npm start` would, without the story, and looks at the same database through the test's own pool. */
export async function openPortal(dataDir: string): Promise<Portal> {
  const port = await freePort();
  const outside = { DATABASE_URL: undefined, MEILISEARCH_URL: undefined, SMTP_URL: undefined };
  const wishes = { PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataDir, DEMONSTRATION: "0" };
  const child = spawn(process.execPath, ["app/start/run.mjs", "start"], {
    env: childEnvironment({ ...outside, ...wishes, LOG_LEVEL: "fatal" }) as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  const isUp = await untilHealthy(url, { withinMs: startLimitMs, child });
  if (!isUp) throw new Error(`The portal did not start: ${said.slice(-2000)}`);
  await lookAt(dataDir);
  const sendAway = (signal: NodeJS.Signals) => async () => {
    child.kill(signal);
    await gone;
  };
  return { url, kill: sendAway("SIGKILL"), end: sendAway("SIGTERM") };
}

/** A database that was started anew may stand at another port. */
async function lookAt(dataDir: string): Promise<void> {
  const found = await findEmbedded(dataDir);
  if (!found) throw new Error("The portal runs without its database");
  await closeConnection();
  changeConnection(connect(found.url));
}

/** True once database and worker of the portal answer; false when that takes too long or its process has ended. */
export async function untilHealthy(
  url: string,
  { withinMs, child }: { withinMs: number; child?: ChildProcess },
): Promise<boolean> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await pause(50)) {
    if (child && (child.exitCode !== null || child.signalCode !== null)) return false;
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) return true;
  }
  return false;
}
