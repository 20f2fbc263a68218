import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { loadCriterion, recordAmended } from "#app/domain/quality/frameworks/drafting.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { criteria } from "#db/schema/quality.ts";

/** Removes a criterion of a draft. */
export function removeCriterion(act: PersonAct, criterionId: string): Promise<{ frameworkId: string }> {
  return transaction(act, async (tx) => {
    const { frameworkId } = await loadCriterion(tx, act, criterionId);

    await tx
      .delete(criteria)
      .where(and(eq(criteria.authorityId, act.actor.authorityId), eq(criteria.id, criterionId)));
    await recordAmended(tx, act, frameworkId);
    return { frameworkId };
  });
}
