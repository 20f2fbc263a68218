/** The whole portal in one process: database, migrations, story, pages, jobs; and its orderly end. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { Halt } from "#app/core/halt.ts";
import { closeConnection, unhurriedly } from "#app/platform/database.server.ts";
import { env, nameDatabase } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { type Embedded, findEmbedded, removeEmbedded, startEmbedded } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { endInOrder, untilAsked } from "./ending.server.ts";
import { type Kept, keepAlive } from "./keep.server.ts";
import { checkPort, type Pages, serve } from "./serve.server.ts";
import { becomePortal, explainRefusal, unfinishedStory } from "./with-database.server.ts";

type Step = () => Promise<unknown> | undefined;
interface Worker {
  stop(): Promise<void>;
  isAlive(): boolean;
}

/** Runs the portal until it is asked to end. */
export async function runPortal(openPages: () => Promise<Pages>): Promise<number> {
  const asked = untilAsked();
  const ending: Step[] = [];
  process.on("unhandledRejection", (error) =>
    log.error({ err: error }, "a promise was left without an answer"),
  );
  try {
    const address = await Promise.race([begin(openPages, ending), asked]);
    if (address) await announce(address);
    await asked;
    console.log("\nEnding …");
    return 0;
  } finally {
    await endInOrder(ending.reverse());
  }
}

/** Starts everything in order; what has to be undone at the end is noted as soon as it is there. */
async function begin(openPages: () => Promise<Pages>, ending: Step[]): Promise<string> {
  const { DATABASE_URL, DATA_DIR } = env();
  if (!DATABASE_URL) {
    const lock = await becomePortal(DATA_DIR);
    ending.push(async () => lock.release());
  }
  await checkPort();
  const kept: Kept[] = [];
  await openDatabase(ending, kept);
  ending.push(closeConnection);
  await tellStoryIfEmpty();
  const pages = await openPages();
  ending.push(async () => pages.close?.());
  const worker = env().WORKER ? await employWorker(ending, kept) : undefined;
  const serving = await serve(pages, { isWorkerAlive: worker });
  ending.push(serving.stop);
  const keeper = keepAlive(kept);
  ending.push(keeper.stop);
  return serving.address;
}

async function openDatabase(ending: Step[], kept: Kept[]): Promise<void> {
  const { DATABASE_URL, DATA_DIR, DEMONSTRATION } = env();
  if (DATABASE_URL) return migrate(DATABASE_URL).catch(explainRefusal);
  if (unfinishedStory(DATA_DIR).isThere) await removeEmbedded(DATA_DIR);
  // Noted before it is begun: asked to end in the middle of its start, the portal leaves no server behind.
  ending.push(async () => (await findEmbedded(DATA_DIR))?.stop());
  let embedded: Embedded = await startEmbedded(DATA_DIR);
  nameDatabase(embedded.url, { demonstration: DEMONSTRATION });
  const port = Number(new URL(embedded.url).port);
  kept.push({
    name: "database",
    isAlive: () => embedded.isAlive(),
    async revive() {
      embedded = await startEmbedded(DATA_DIR, { port });
    },
  });
  await migrate(embedded.url);
}

/** In demonstration mode an empty database is filled with the story. One that broke off is told anew. */
async function tellStoryIfEmpty(): Promise<void> {
  const { DEMONSTRATION, DATA_DIR } = env();
  if (!DEMONSTRATION) return;
  const { isEmpty, tellStory } = await import("./story/tell.server.ts");
  const mark = unfinishedStory(DATA_DIR);
  if (!(await isEmpty())) {
    if (!mark.isThere) return;
    throw new Halt(
      `The demonstration story broke off half told in the database that DATABASE_URL names. Empty that database, remove ${mark.file} and start again.`,
    );
  }
  console.log("Telling the demonstration story …");
  mkdirSync(DATA_DIR, { recursive: true });
  writeFileSync(mark.file, "");
  await unhurriedly(() => tellStory(new Date()));
  rmSync(mark.file, { force: true });
}

/** Starts the job worker and keeps one alive. Gives the question whether it lives. */
async function employWorker(ending: Step[], kept: Kept[]): Promise<() => boolean> {
  const { startWorker } = await import("#app/jobs/worker.server.ts");
  let worker: Worker = await startWorker();
  const isAlive = () => worker.isAlive();
  ending.push(() => worker.stop());
  kept.push({
    name: "worker",
    isAlive,
    async revive() {
      worker = await startWorker();
    },
  });
  return isAlive;
}

async function announce(address: string): Promise<void> {
  console.log(`\nThe portal is open at ${address}`);
  if (env().DEMONSTRATION) {
    const { personas } = await import("#app/platform/personas.ts");
    console.log(
      `\nThis is a demonstration: everyone in it is invented. Sign in at ${address}/sign-in/personas as`,
    );
    const width = Math.max(...personas.map(({ key }) => key.length));
    for (const { key, name, role, organisation } of personas) {
      console.log(`  ${key.padEnd(width)}  ${name}, ${role.replaceAll("_", " ")}, ${organisation}`);
    }
  }
  console.log("\nCtrl-C ends it.");
}
