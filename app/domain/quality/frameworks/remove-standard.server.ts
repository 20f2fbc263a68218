import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { loadStandard, recordAmended } from "#app/domain/quality/frameworks/drafting.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { criteria, standards } from "#db/schema/quality.ts";

/** Removes a standard of a draft with its criteria; a section goes with its last one. */
export function removeStandard(act: PersonAct, standardId: string): Promise<{ frameworkId: string }> {
  return transaction(act, async (tx) => {
    const { frameworkId } = await loadStandard(tx, act, standardId);

    const { authorityId } = act.actor;
    await tx
      .delete(criteria)
      .where(and(eq(criteria.authorityId, authorityId), eq(criteria.standardId, standardId)));
    await tx
      .delete(standards)
      .where(and(eq(standards.authorityId, authorityId), eq(standards.id, standardId)));
    await recordAmended(tx, act, frameworkId);
    return { frameworkId };
  });
}
