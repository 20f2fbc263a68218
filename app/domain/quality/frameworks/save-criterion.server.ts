import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { ensureRule, refuse } from "#app/core/refusal.ts";
import { listEvidenceKindsOf } from "#app/domain/providers/queries.server.ts";
import {
  criteriaOf,
  loadStandard,
  putCriteriaInOrder,
  recordAmended,
} from "#app/domain/quality/frameworks/drafting.server.ts";
import type { CriterionValues } from "#app/domain/quality/frameworks/forms.ts";
import { idMoved } from "#app/domain/quality/frameworks/order.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { criteria } from "#db/schema/quality.ts";

/** Adds a criterion to a standard of a draft or changes one, and puts it behind another or first. */
export function saveCriterion(
  act: PersonAct,
  standardId: string,
  { id, text, providerKinds, evidenceKinds, after }: CriterionValues,
): Promise<{ frameworkId: string }> {
  return transaction(act, async (tx) => {
    const { frameworkId } = await loadStandard(tx, act, standardId);
    const { authorityId } = act.actor;
    const order = await criteriaOf(tx, act, standardId);
    const isElsewhere = !order.includes(id) && (await tx.$count(criteria, eq(criteria.id, id))) > 0;
    ensureRule(!isElsewhere, "This criterion is of another standard");
    const keys = new Set((await listEvidenceKindsOf(tx, act)).map(({ key }) => key));
    ensureRule(
      evidenceKinds.every((key) => keys.has(key)),
      "One of these kinds of evidence is gone",
      "evidenceKinds",
    );
    const moved =
      idMoved(order, id, after || undefined) ??
      refuse("rule", "The criterion it should follow is gone", "after");

    const said = { text, providerKinds, evidenceKinds };
    await tx
      .insert(criteria)
      .values({ ...said, authorityId, id, standardId, position: order.length + 1_000 })
      .onConflictDoNothing();
    await tx
      .update(criteria)
      .set(said)
      .where(and(eq(criteria.authorityId, authorityId), eq(criteria.id, id)));
    await putCriteriaInOrder(tx, act, moved);
    await recordAmended(tx, act, frameworkId);
    return { frameworkId };
  });
}
