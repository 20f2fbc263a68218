/** `npm run import -- providers FILE` and `-- evidence FILE`: the authority's earlier lists, as the page brings them in. */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { asc } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { Halt } from "#app/core/halt.ts";
import { Refusal } from "#app/core/refusal.ts";
import type { ImportKind } from "#app/core/words/providers.ts";
import { bringInImport } from "#app/domain/imports/bring-in-import.server.ts";
import { discardImport } from "#app/domain/imports/discard-import.server.ts";
import { fateNames, fates } from "#app/domain/imports/fates.ts";
import { findImport } from "#app/domain/imports/queries.server.ts";
import { readImport } from "#app/domain/imports/read-import.server.ts";
import { mostRows } from "#app/domain/imports/read-table.ts";
import { unguarded } from "#app/platform/transaction.server.ts";
import { authorities } from "#db/schema/organisations.ts";

export type ListOptions = {
  authority?: string;
  /** Only says what each row would do. */
  preview: boolean;
  say: (line: string) => void;
};

/** Says every refused row with its reasons. Halts with a sentence when the file or the authority will not do. */
export async function importList(kind: ImportKind, file: string, options: ListOptions): Promise<number> {
  if (!existsSync(file)) throw new Halt(`There is no file ${file}.`);
  const act = await actFor(options.authority);
  const { say, preview } = options;
  const id = randomUUID();
  try {
    const content = new File([await readFile(file)], path.basename(file), { type: "text/csv" });
    await readImport(act, { id, kind, file: content });
    if (!preview) await bringInImport(act, id);
    const read = await findImport(act, id, { pageSize: mostRows });
    for (const { line, called, fate, words } of read?.rows ?? [])
      if (fate === "refused")
        say(`Line ${line}, ${called || "without a name"}, refused: ${words.join("; ")}`);
    say(fates.map((fate) => `${fateNames[fate]}: ${read?.counts[fate] ?? 0}`).join(". "));
    if (read && read.unknown.length > 0) say(`Columns that are not read: ${read.unknown.join(", ")}`);
    if (preview) {
      await discardImport(act, id);
      say("Nothing was brought in: leave out --preview to do so.");
    }
    return 0;
  } catch (error) {
    if (error instanceof Refusal) throw new Halt(`${error.message}.`);
    throw error;
  }
}

async function actFor(wanted: string | undefined): Promise<Act> {
  const all = await unguarded((tx) =>
    tx
      .select({ id: authorities.id, name: authorities.name })
      .from(authorities)
      .orderBy(asc(authorities.name)),
  );
  const names = all.map(({ name }) => name).join(", ");
  if (all.length === 0) throw new Halt("There is no authority yet: make one with npm run authority.");
  const named = wanted?.trim().toLowerCase();
  const found = named === undefined ? all : all.filter(({ name }) => name.toLowerCase() === named);
  const [authority, ...others] = found;
  if (!authority) throw new Halt(`There is no authority called ${wanted}. There is: ${names}.`);
  if (others.length > 0) throw new Halt(`Say whose list it is with --authority NAME: ${names}.`);
  return { actor: { kind: "system", authorityId: authority.id }, now: new Date() };
}
