import type { PersonAct } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import {
  loadStandard,
  orderOf,
  putInOrder,
  recordAmended,
} from "#app/domain/quality/frameworks/drafting.server.ts";
import type { MoveValues } from "#app/domain/quality/frameworks/forms.ts";
import { moved } from "#app/domain/quality/frameworks/order.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** Moves a standard of a draft to another place, and so perhaps into another section. */
export function moveStandard(act: PersonAct, standardId: string, { place }: MoveValues): Promise<void> {
  return transaction(act, async (tx) => {
    const { frameworkId } = await loadStandard(tx, act, standardId);
    const order =
      moved(await orderOf(tx, act, frameworkId), standardId, place) ??
      refuse("rule", "The place that this should go to is gone", "place");

    await putInOrder(tx, act, order);
    await recordAmended(tx, act, frameworkId);
  });
}
