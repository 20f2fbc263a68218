import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { asksMore, kindOf } from "#app/domain/providers/evidence-kinds.ts";
import type { EvidenceKindValues } from "#app/domain/providers/forms.ts";
import { canSetEvidenceKinds } from "#app/domain/providers/policy.ts";
import { findKindOf } from "#app/domain/providers/queries.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { evidenceKinds } from "#db/schema/providers.ts";

/**
 * An officer amends what is asked. Items given before keep the day they run out. What becomes critical, or critical
 * for more providers, begins on a day to come.
 */
export function amendEvidenceKind(act: Act, key: string, values: EvidenceKindValues): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canSetEvidenceKinds(act.actor), "Only officers may set what evidence is asked for");
    const known =
      (await findKindOf(tx, act, key)) ?? refuse("not_found", "There is no such kind of evidence");
    const kind = kindOf(values);
    const begins = kind.appliesFrom > londonDay(act.now);
    ensureRule(
      begins || !asksMore(known, kind),
      "What becomes critical is asked from a day to come, so that providers can prepare",
      "appliesFrom",
    );
    const comesForward = kind.critical && kind.appliesFrom < known.appliesFrom;
    ensureRule(
      begins || !comesForward || known.appliesFrom <= londonDay(act.now),
      "What is critical cannot be brought forward to a day that has passed",
      "appliesFrom",
    );

    await tx
      .update(evidenceKinds)
      .set(kind)
      .where(and(eq(evidenceKinds.authorityId, act.actor.authorityId), eq(evidenceKinds.key, key)));
    await record(tx, act, {
      name: "evidence_kind.amended",
      subjectId: act.actor.authorityId,
      details: { key, critical: kind.critical, appliesFrom: kind.appliesFrom },
    });
  });
}
