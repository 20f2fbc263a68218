/** `npm run reset`: throws the embedded database and its files away, so that the next start tells the story anew. */
import { rmSync } from "node:fs";
import path from "node:path";
import { Halt } from "#app/core/halt.ts";
import { env } from "#app/platform/env.server.ts";
import { removeEmbedded } from "#db/embedded.server.ts";
import { runningPortal, unfinishedStory } from "./with-database.server.ts";

export async function main(): Promise<number> {
  const { DATABASE_URL, DATA_DIR, FILES_S3_BUCKET } = env();
  if (DATABASE_URL)
    throw new Halt("Reset only empties the portal's own database, never one that DATABASE_URL names.");
  const portal = runningPortal(DATA_DIR);
  if (portal) throw new Halt(`A portal runs on the data in ${DATA_DIR} (process ${portal}). Stop it first.`);
  await removeEmbedded(DATA_DIR);
  rmSync(path.join(DATA_DIR, "files"), { recursive: true, force: true });
  rmSync(unfinishedStory(DATA_DIR).file, { force: true });
  console.log(`The data in ${DATA_DIR} is gone. The next npm start tells the story anew.`);
  if (FILES_S3_BUCKET)
    console.log(`Stored files in the bucket ${FILES_S3_BUCKET} stay until the portal's nightly sweep.`);
  return 0;
}
