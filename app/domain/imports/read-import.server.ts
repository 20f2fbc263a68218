import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import type { ImportKind } from "#app/core/words/providers.ts";
import { cellsOf } from "#app/domain/imports/columns.ts";
import { canImport } from "#app/domain/imports/policy.ts";
import { largestImportBytes, readTable } from "#app/domain/imports/read-table.ts";
import { toStore } from "#app/domain/imports/stored-rows.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { imports } from "#db/schema/providers.ts";

/**
 * Reads a file so that it can be looked at before anything is brought in. Refuses (rule) what is too large or no
 * list. The same form sent twice is one import.
 */
export async function readImport(
  act: Act,
  of: { id: string; kind: ImportKind; file: File },
): Promise<string> {
  ensure(canImport(act.actor), "Only an AP development officer or the authority's lead brings lists over");
  const readable = of.file.size > largestImportBytes ? of.file.slice(0, largestImportBytes + 1) : of.file;
  const { rows, unknown } = cellsOf(of.kind, readTable(new Uint8Array(await readable.arrayBuffer())));
  return transaction(act, async (tx) => {
    const made = await tx
      .insert(imports)
      .values({
        authorityId: act.actor.authorityId,
        id: of.id,
        kind: of.kind,
        fileName: nameOf(of.file.name),
        rows: toStore(rows, unknown),
        readBy: act.actor.kind === "person" ? act.actor.userId : null,
        readAt: act.now,
      })
      .onConflictDoNothing()
      .returning({ id: imports.id });
    if (made.length > 0)
      await record(tx, act, {
        name: "import.read",
        subjectId: of.id,
        details: { kind: of.kind, rows: rows.length },
      });
    return of.id;
  });
}

/** The last part of what the computer called it, without what a page or a header would trip over. */
const nameOf = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? "").replace(/[\p{Cc}"<>]/gu, "").slice(0, 120) || "list.csv";
