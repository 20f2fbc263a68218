import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import type { EvidenceCheckValues } from "#app/domain/quality/forms.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { answerDay } from "#app/domain/terms/answer-day.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { evidence } from "#db/schema/providers.ts";
import { evidenceChecks } from "#db/schema/quality.ts";

type Checked = Omit<EvidenceCheckValues, "dueOn"> & {
  evidenceId: string;
  dueOn?: EvidenceCheckValues["dueOn"];
};

/**
 * Accepts an item of evidence, or queries it with a message to the provider and a day by which an answer is due,
 * so many school days later unless the officer names another. Every check is kept; the latest counts.
 */
export function checkEvidence(
  act: Act,
  providerId: string,
  { evidenceId, verdict, message, dueOn }: Checked,
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

    const today = londonDay(act.now);
    ensureRule(!dueOn || dueOn >= today, "An answer cannot be due before today", "dueOn");
    const answerBy = verdict === "queried" ? (dueOn ?? (await usualDay(tx, act))) : null;

    await tx.insert(evidenceChecks).values({
      authorityId: actor.authorityId,
      evidenceId,
      verdict,
      message,
      dueOn: answerBy,
      checkedBy: actor.userId,
      checkedAt: act.now,
    });
    await record(tx, act, {
      name: verdict === "accepted" ? "evidence.accepted" : "evidence.queried",
      subjectId: providerId,
      details: { evidenceId, kind: item.kindKey, message, dueOn: answerBy },
    });
  });
}

async function usualDay(tx: Tx, act: Act) {
  const { evidenceAnswerSchoolDays } = await settingsOf(tx, act);
  return answerDay(tx, act, londonDay(act.now), evidenceAnswerSchoolDays);
}
