import { and, count, desc, eq, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { evidenceFates, providerFates } from "#app/domain/imports/compare.server.ts";
import { countFates, type Fate, type RowFate } from "#app/domain/imports/fates.ts";
import { fatesIn, unknownIn } from "#app/domain/imports/stored-rows.ts";
import { visibleTo } from "#app/domain/imports/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { users } from "#db/schema/people.ts";
import { imports } from "#db/schema/providers.ts";

/** The files that were read, the newest first, a page at a time, without their rows. */
export function listImports(
  act: Act,
  { page = 1, pageSize = 25 }: { page?: number; pageSize?: number } = {},
) {
  return transaction(act, async (tx) => {
    const rows = await tx
      .select({
        id: imports.id,
        kind: imports.kind,
        status: imports.status,
        fileName: imports.fileName,
        rowCount: sql<number>`jsonb_array_length(${imports.rows})`,
        readBy: users.name,
        readAt: imports.readAt,
        broughtInAt: imports.broughtInAt,
      })
      .from(imports)
      .leftJoin(users, eq(users.id, imports.readBy))
      .where(visibleTo(act.actor))
      .orderBy(desc(imports.readAt), desc(imports.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const [all] = await tx.select({ total: count() }).from(imports).where(visibleTo(act.actor));
    return { rows, total: all?.total ?? 0, page, pageSize };
  });
}

export type ImportFilter = { fates?: readonly Fate[]; page?: number; pageSize?: number };

/**
 * One import with a page of its rows: before it is brought in, what each would do to what is here today; after,
 * what became of it.
 */
export function findImport(
  act: Act,
  importId: string,
  { fates = [], page = 1, pageSize = 25 }: ImportFilter = {},
) {
  return transaction(act, async (tx) => {
    const [found] = await tx
      .select({ import: imports, readBy: users.name })
      .from(imports)
      .leftJoin(users, eq(users.id, imports.readBy))
      .where(and(visibleTo(act.actor), eq(imports.id, importId)));
    if (!found) return undefined;
    const { rows: stored, ...row } = found.import;
    const told =
      row.status !== "read"
        ? fatesIn(stored)
        : row.kind === "providers"
          ? await providerFates(tx, act, stored)
          : await evidenceFates(tx, act, stored);
    const kept = told.filter(({ fate }) => fates.length === 0 || fates.includes(fate));
    const first = (page - 1) * pageSize;
    return {
      ...row,
      readBy: found.readBy,
      unknown: unknownIn(stored),
      counts: countFates(told),
      rows: kept
        .slice(first, first + pageSize)
        .map(({ line, called, fate, words }): RowFate => ({ line, called, fate, words })),
      total: kept.length,
      page,
      pageSize,
    };
  });
}
