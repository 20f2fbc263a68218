import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { ensureRule } from "#app/core/refusal.ts";
import {
  loadDraft,
  orderOf,
  putInOrder,
  recordAmended,
} from "#app/domain/quality/frameworks/drafting.server.ts";
import type { StandardValues } from "#app/domain/quality/frameworks/forms.ts";
import { added } from "#app/domain/quality/frameworks/order.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { standards } from "#db/schema/quality.ts";

/** Adds a standard to a draft or changes one; it stands last in a section that it was not in before. */
export function saveStandard(
  act: PersonAct,
  frameworkId: string,
  { id, section, text, critical }: StandardValues,
): Promise<{ standardId: string }> {
  return transaction(act, async (tx) => {
    await loadDraft(tx, act, frameworkId);
    const { authorityId } = act.actor;
    const order = await orderOf(tx, act, frameworkId);
    const known = order.find((standard) => standard.id === id);
    const isElsewhere = !known && (await tx.$count(standards, eq(standards.id, id))) > 0;
    ensureRule(!isElsewhere, "This standard is of another framework");

    await tx
      .insert(standards)
      .values({ authorityId, id, frameworkId, section, position: order.length + 1_000, text, critical })
      .onConflictDoNothing();
    await tx
      .update(standards)
      .set({ text, critical })
      .where(and(eq(standards.authorityId, authorityId), eq(standards.id, id)));
    if (known?.section !== section) await putInOrder(tx, act, added(order, { id, section }));
    await recordAmended(tx, act, frameworkId);
    return { standardId: id };
  });
}
