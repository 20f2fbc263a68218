import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { importLifecycle } from "#app/domain/imports/lifecycle.ts";
import { canImport } from "#app/domain/imports/policy.ts";
import { loadImport } from "#app/domain/imports/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { imports } from "#db/schema/providers.ts";

/** Puts a file away that was read and is not to be brought in; its rows are not kept. */
export function discardImport(act: Act, importId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const found = await loadImport(tx, act, importId);
    ensure(canImport(act.actor), "Only an AP development officer or the authority's lead discards an import");
    if (found.status === "discarded") return;
    const status = step(importLifecycle, "discard", found.status, "this import");

    await tx
      .update(imports)
      .set({ status, rows: [] })
      .where(and(eq(imports.authorityId, found.authorityId), eq(imports.id, found.id)));
    await record(tx, act, { name: "import.discarded", subjectId: found.id });
  });
}
