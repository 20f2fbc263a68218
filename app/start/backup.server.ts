/** `npm run backup -- FILE`: every row and every stored file in one file. The portal may go on running. */
import { existsSync } from "node:fs";
import path from "node:path";
import { Halt } from "#app/core/halt.ts";
import { env } from "#app/platform/env.server.ts";
import { fileStore, namedStore } from "#app/platform/stores.server.ts";
import { writeBackup } from "./archive/backup.server.ts";
import { withDatabase } from "./with-database.server.ts";

export async function main([file]: string[]): Promise<number> {
  if (!file) throw new Halt("Say where the backup goes: npm run backup -- FILE");
  const target = path.resolve(file);
  if (existsSync(target)) throw new Halt(`${target} is there already. Name another file.`);
  if (!existsSync(path.dirname(target))) throw new Halt(`There is no folder ${path.dirname(target)}.`);
  const made = await withDatabase((url) => writeBackup(url, fileStore(), target), { migrated: false });
  console.log(
    `${target} holds ${made.rows} rows of ${made.tables} tables, and ${made.files} stored files from ${namedStore(env())}.`,
  );
  return 0;
}
