import type { PersonAct } from "#app/core/actor.ts";
import { ensureRule, refuse } from "#app/core/refusal.ts";
import {
  loadDraft,
  orderOf,
  putInOrder,
  recordAmended,
} from "#app/domain/quality/frameworks/drafting.server.ts";
import type { SectionValues } from "#app/domain/quality/frameworks/forms.ts";
import { sectionMoved, sectionsOf } from "#app/domain/quality/frameworks/order.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** Renames a section of a draft and puts it, with all it holds, behind another or first. */
export function saveSection(
  act: PersonAct,
  frameworkId: string,
  { section, title, after }: SectionValues & { section: string },
): Promise<void> {
  return transaction(act, async (tx) => {
    await loadDraft(tx, act, frameworkId);
    const order = await orderOf(tx, act, frameworkId);
    if (!sectionsOf(order).includes(section)) refuse("not_found", "There is no such section");
    ensureRule(
      title === section || !sectionsOf(order).includes(title),
      "Another section has this title",
      "title",
    );
    const moved =
      sectionMoved(order, section, after || undefined) ??
      refuse("rule", "The section that this should follow is gone", "after");

    await putInOrder(
      tx,
      act,
      moved.map((standard) => (standard.section === section ? { ...standard, section: title } : standard)),
    );
    await recordAmended(tx, act, frameworkId);
  });
}
