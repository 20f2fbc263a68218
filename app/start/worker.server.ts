/** `npm run worker`: only the jobs, beside one or more processes that serve pages with `WORKER=off`. */
import { Halt } from "#app/core/halt.ts";
import { env, nameDatabase } from "#app/platform/env.server.ts";
import { findEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { endInOrder, untilAsked } from "./ending.server.ts";
import { keepAlive } from "./keep.server.ts";
import { explainRefusal } from "./with-database.server.ts";

export async function main(): Promise<number> {
  const asked = untilAsked();
  const { DATABASE_URL, DATA_DIR, DEMONSTRATION } = env();
  const url = DATABASE_URL ?? (await findEmbedded(DATA_DIR))?.url;
  if (!url)
    throw new Halt(
      "The worker needs a database that runs: name it in DATABASE_URL, or start the portal first.",
    );
  nameDatabase(url, { demonstration: DEMONSTRATION });
  await migrate(url).catch(explainRefusal);
  const { startWorker } = await import("#app/jobs/worker.server.ts");
  let worker = await startWorker();
  const revive = async () => {
    worker = await startWorker();
  };
  const keeper = keepAlive([{ name: "worker", isAlive: () => worker.isAlive(), revive }]);
  console.log("The worker works the jobs. Ctrl-C ends it.");
  await asked;
  await endInOrder([keeper.stop, () => worker.stop()]);
  return 0;
}
