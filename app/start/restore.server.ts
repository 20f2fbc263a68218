/** `npm run restore -- FILE`: brings a backup back into an empty portal; `--replace` empties it first. */
import { existsSync } from "node:fs";
import path from "node:path";
import { Halt } from "#app/core/halt.ts";
import { env } from "#app/platform/env.server.ts";
import { fileStore, namedStore } from "#app/platform/stores.server.ts";
import { readBackup } from "./archive/restore.server.ts";
import { runningPortal, withDatabase } from "./with-database.server.ts";

export async function main(args: string[]): Promise<number> {
  const replace = args.includes("--replace");
  const [file] = args.filter((word) => word !== "--replace");
  if (!file) throw new Halt("Say what to restore: npm run restore -- FILE");
  const source = path.resolve(file);
  if (!existsSync(source)) throw new Halt(`There is no file ${source}.`);
  const { DATA_DIR } = env();
  const portal = runningPortal(DATA_DIR);
  if (portal) throw new Halt(`A portal runs on the data in ${DATA_DIR} (process ${portal}). Stop it first.`);
  const done = await withDatabase((url) => readBackup({ url, store: fileStore(), source, replace }));
  console.log(
    `Restored ${done.rows} rows of ${done.tables} tables, each counted, and ${done.files} stored files into ${namedStore(env())}.`,
  );
  return 0;
}
