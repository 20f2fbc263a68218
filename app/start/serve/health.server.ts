/**
 * `GET /health`: 200 when the database answers within two seconds and the job worker of this process is alive,
 * otherwise 503 with what fails. A process that was told to run no worker (`WORKER=off`) does not ask for one:
 * the worker is then another process, watched by its own means.
 */
import { readFileSync } from "node:fs";
import type { Request, Response } from "express";
import postgres from "postgres";
import { env } from "#app/platform/env.server.ts";
import { backoff } from "#db/client.server.ts";

export interface Liveness {
  /** Undefined when this process runs no worker. */
  isWorkerAlive?: () => boolean;
}

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const waitMs = 2000;

export function health(liveness: Liveness) {
  const sql = postgres(env().DATABASE_URL ?? "", {
    max: 1,
    backoff,
    connect_timeout: 2,
    idle_timeout: 60,
    connection: { application_name: "health" },
  });
  const answer = async (_request: Request, response: Response) => {
    const database = await answersInTime(sql);
    const worker = liveness.isWorkerAlive ? liveness.isWorkerAlive() : "elsewhere";
    const isWell = database && worker !== false;
    response
      .status(isWell ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json({ status: isWell ? "ok" : "failing", database, worker, version });
  };
  return { answer, close: () => sql.end({ timeout: 1 }) };
}

async function answersInTime(sql: postgres.Sql): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), waitMs);
  });
  const asked = sql`select 1`.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
