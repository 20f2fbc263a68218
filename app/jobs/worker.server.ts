/** The worker: takes up jobs that live in Postgres, follows the events as they are written, keeps the clock. */
import { Logger, parseCronItems, type Runner, run } from "graphile-worker";
import { Pool } from "pg";
import postgres from "postgres";
import { handOver, reactTo } from "#app/jobs/outbox.server.ts";
import { clockwork, housekeeping, schedule } from "#app/jobs/schedule.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";

/** The queue's own words go to the portal's log; that a job was done is worth no line of its own. */
const logger = new Logger(() => (level, message) => {
  if (level === "error") log.error(message);
  else if (level === "warning") log.warn(message);
  else log.debug(message);
});

/** Starts working jobs; the schedule makes sure that each thing is done once however many workers there are. */
export async function startWorker(): Promise<{ stop(): Promise<void>; isAlive(): boolean }> {
  const { DATABASE_URL } = env();
  if (!DATABASE_URL) throw new Error("No database has been named");
  const pool = openPool(DATABASE_URL);
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    logger,
    noHandleSignals: true,
    pollInterval: 2000,
    parsedCronItems: parseCronItems([
      { task: "hand-over", match: "* * * * *", identifier: "hand-over" },
      ...[...schedule, ...housekeeping].map(({ name, at }) => ({ task: name, match: at, identifier: name })),
    ]),
    taskList: {
      "hand-over": () => handOver(),
      "react-to": (payload) => reactTo(payload),
      ...Object.fromEntries(schedule.map(({ name, work }) => [name, () => clockwork(work)])),
      ...Object.fromEntries(housekeeping.map(({ name, work }) => [name, async () => void (await work())])),
    },
  });
  let alive = true;
  runner.promise.then(
    () => {
      alive = false;
    },
    (error) => {
      alive = false;
      log.error({ err: error }, "the worker has stopped");
    },
  );
  const ears = await listen(runner, DATABASE_URL);
  return {
    isAlive: () => alive,
    stop: async () => {
      await ears.end({ timeout: 2 });
      if (alive) await runner.stop();
      await pool.end();
    },
  };
}

/**
 * The queue's connections. It stops listening to a pool of its own before the last of them is closed, and a
 * database that ends in that moment would end the portal with it: so the pool is ours, and is heard to its end.
 */
function openPool(url: string): Pool {
  const pool = new Pool({ connectionString: url, max: 10 });
  pool.on("error", (error) => log.debug({ err: error }, "a connection of the queue has ended"));
  return pool;
}

/** Hears of new events at once; the schedule's sweep finds whatever was written while nobody listened. */
async function listen(runner: Runner, url: string) {
  const ears = postgres(url, { max: 1, onnotice: () => {} });
  const poke = () =>
    runner
      .addJob("hand-over", {}, { jobKey: "hand-over", jobKeyMode: "preserve_run_at" })
      .catch((error: unknown) =>
        log.warn({ err: error }, "an event could not be announced; the sweep will find it"),
      );
  await ears.listen("portal_events", poke, poke);
  return ears;
}
