import { and, desc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { formatMoment, londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { loadProvider } from "#app/domain/providers/visibility.server.ts";
import type { EvidenceCheckValues } from "#app/domain/quality/forms.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { answerDay } from "#app/domain/terms/answer-day.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { users } from "#db/schema/people.ts";
import { evidence } from "#db/schema/providers.ts";
import { evidenceChecks } from "#db/schema/quality.ts";

type Checked = Pick<EvidenceCheckValues, "verdict" | "message"> &
  Partial<EvidenceCheckValues> & { evidenceId: string };

/**
 * Accepts an item of evidence, or queries it with a message to the provider and a day by which an answer is due,
 * so many school days later unless the officer names another. Every check is kept; the latest counts.
 * A form sent twice counts once. Refuses (conflict) where the item was checked since it was shown with `seen`.
 */
export function checkEvidence(
  act: Act,
  providerId: string,
  { id, seen, evidenceId, verdict, message, dueOn }: Checked,
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
      )
      .for("update");
    if (!item) refuse("not_found", "There is no such evidence");
    if (id && (await isThere(tx, act, id))) return;
    await ensureLatest(tx, act, { evidenceId, seen });

    const today = londonDay(act.now);
    ensureRule(!dueOn || dueOn >= today, "An answer cannot be due before today", "dueOn");
    const answerBy = verdict === "queried" ? (dueOn ?? (await usualDay(tx, act))) : null;

    await tx.insert(evidenceChecks).values({
      id,
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

/** This very form has been saved: the item is locked, so two of it wait for each other. */
async function isThere(tx: Tx, act: Act, id: string): Promise<boolean> {
  const own = and(eq(evidenceChecks.authorityId, act.actor.authorityId), eq(evidenceChecks.id, id));
  return (await tx.$count(evidenceChecks, own)) > 0;
}

async function ensureLatest(
  tx: Tx,
  act: Act,
  { evidenceId, seen }: Pick<Checked, "evidenceId" | "seen">,
): Promise<void> {
  const [latest] = await tx
    .select({
      id: evidenceChecks.id,
      verdict: evidenceChecks.verdict,
      checkedAt: evidenceChecks.checkedAt,
      checkedBy: users.name,
    })
    .from(evidenceChecks)
    .leftJoin(users, eq(users.id, evidenceChecks.checkedBy))
    .where(
      and(eq(evidenceChecks.authorityId, act.actor.authorityId), eq(evidenceChecks.evidenceId, evidenceId)),
    )
    .orderBy(desc(evidenceChecks.checkedAt), desc(evidenceChecks.id))
    .limit(1);
  if (!latest || latest.id === seen) return;
  const { verdict, checkedAt, checkedBy } = latest;
  refuse(
    "conflict",
    `${checkedBy ?? "Another officer"} ${verdict} this on ${formatMoment(checkedAt)}, after you opened it. Read that check below and save yours if it still stands`,
  );
}
