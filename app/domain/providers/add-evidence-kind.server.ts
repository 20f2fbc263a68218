import { eq, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { asksMore, keyOf, kindOf } from "#app/domain/providers/evidence-kinds.ts";
import type { EvidenceKindValues } from "#app/domain/providers/forms.ts";
import { canSetEvidenceKinds } from "#app/domain/providers/policy.ts";
import { findKindOf } from "#app/domain/providers/queries.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { evidenceKinds } from "#db/schema/providers.ts";

/**
 * An officer asks for a new kind of evidence from a day on. What is critical begins on a day to come, so that no
 * provider lapses unawares. Refuses a name that is taken; the same form sent twice is one kind.
 */
export function addEvidenceKind(
  act: Act,
  { key: given, ...values }: EvidenceKindValues & { key: string },
): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canSetEvidenceKinds(act.actor), "Only officers may set what evidence is asked for");
    const { authorityId } = act.actor;
    const kind = kindOf(values);
    const key = keyOf(given || kind.name);
    ensureRule(key !== "", "Enter a name with letters or digits in it", "name");
    const known = await findKindOf(tx, act, key);
    if (known?.name === kind.name && known.appliesFrom === kind.appliesFrom) return;
    ensureRule(!known, "There is a kind of evidence of that name already: amend it", "name");
    ensureRule(
      !asksMore(undefined, kind) || kind.appliesFrom > londonDay(act.now),
      "What is critical is asked from a day to come, so that providers can prepare",
      "appliesFrom",
    );

    await tx.insert(evidenceKinds).values({
      ...kind,
      authorityId,
      key,
      position: sql`(select coalesce(max(position), -1) + 1 from ${evidenceKinds} where ${eq(evidenceKinds.authorityId, authorityId)})`,
    });
    await record(tx, act, {
      name: "evidence_kind.added",
      subjectId: authorityId,
      details: { key, critical: kind.critical, appliesFrom: kind.appliesFrom },
    });
  });
}
