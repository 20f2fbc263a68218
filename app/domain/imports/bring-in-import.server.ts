import { and, eq, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure } from "#app/core/refusal.ts";
import { evidenceFates, providerFates } from "#app/domain/imports/compare.server.ts";
import { countFates, type Fate } from "#app/domain/imports/fates.ts";
import { importLifecycle } from "#app/domain/imports/lifecycle.ts";
import { canImport } from "#app/domain/imports/policy.ts";
import { fatesIn, withFates } from "#app/domain/imports/stored-rows.ts";
import { loadImport } from "#app/domain/imports/visibility.server.ts";
import { writeEvidence } from "#app/domain/imports/write-evidence.server.ts";
import { writeProviders } from "#app/domain/imports/write-providers.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { imports } from "#db/schema/providers.ts";

/**
 * Brings a file in as a whole: what is new is recorded, what changes is changed, what is refused is left out, and
 * nothing is approved or accepted by it. Rows are held against what is here at this moment, one import after
 * another, so that two who press at once bring in once. Gives how many rows became what.
 */
export function bringInImport(act: Act, importId: string): Promise<Record<Fate, number>> {
  return transaction(act, async (tx) => {
    const found = await loadImport(tx, act, importId);
    ensure(canImport(act.actor), "Only an AP development officer or the authority's lead brings lists over");
    if (found.status === "brought_in") return countFates(fatesIn(found.rows));
    const status = step(importLifecycle, "bring_in", found.status, "this import");
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended('import of ' || ${found.authorityId}, 0))`,
    );

    const told =
      found.kind === "providers"
        ? await writeProviders(tx, act, await providerFates(tx, act, found.rows))
        : await writeEvidence(tx, act, await evidenceFates(tx, act, found.rows));
    await tx
      .update(imports)
      .set({ status, broughtInAt: act.now, rows: withFates(found.rows, told) })
      .where(and(eq(imports.authorityId, found.authorityId), eq(imports.id, found.id)));
    const counts = countFates(told);
    await record(tx, act, {
      name: "import.brought_in",
      subjectId: found.id,
      details: { kind: found.kind, ...counts },
    });
    return counts;
  });
}
