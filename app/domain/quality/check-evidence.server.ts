import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import type { EvidenceCheckValues } from "#app/domain/quality/forms.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { evidence } from "#db/schema/providers.ts";
import { evidenceChecks } from "#db/schema/quality.ts";

/** Accepts an item of evidence, or queries it with a message to the provider. Every check is kept; the latest counts. */
export function checkEvidence(
  act: Act,
  providerId: string,
  { evidenceId, verdict, message }: EvidenceCheckValues & { evidenceId: string },
): Promise<void> {
  return transaction(act, async (tx) => {
    await loadProvider(tx, act, providerId);
    const { actor } = act;
    ensure(canAssess(actor), "Only a development officer or the authority lead may check evidence");
    ensureRule(verdict === "accepted" || message !== "", "Say what is wrong and what you ask for", "message");
    const [item] = await tx
      .select({ id: evidence.id, kindKey: evidence.kindKey })
      .from(evidence)
      .where(
        and(
          eq(evidence.authorityId, actor.authorityId),
          eq(evidence.providerId, providerId),
          eq(evidence.id, evidenceId),
        ),
      );
    if (!item) refuse("not_found", "There is no such evidence");

    await tx.insert(evidenceChecks).values({
      authorityId: actor.authorityId,
      evidenceId,
      verdict,
      message,
      checkedBy: actor.userId,
      checkedAt: act.now,
    });
    await record(tx, act, {
      name: verdict === "accepted" ? "evidence.accepted" : "evidence.queried",
      subjectId: providerId,
      details: { evidenceId, kind: item.kindKey, message },
    });
  });
}
