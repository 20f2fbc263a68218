/** What the two ways of judging share: the whole page at once, and one criterion as it is typed. */
import { sql } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { formatMoment, londonDay, londonTime } from "#app/core/calendar.ts";
import type { JudgementWord } from "#app/core/words/quality.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { judgements } from "#db/schema/quality.ts";

export type Change = {
  criterionId: string;
  judgement: JudgementWord | null;
  comment: string;
  changeKey: string;
  changedAt: Date;
};

/** The sentence that refuses a change to what another officer has judged meanwhile. */
export function judgedByAnother(
  { judgedByName, judgedAt }: { judgedByName: string | null; judgedAt: Date | null },
  now: Date,
): string {
  const name = judgedByName ?? "Another officer";
  if (!judgedAt) return `${name} judged this meanwhile`;
  const isToday = londonDay(judgedAt) === londonDay(now);
  return `${name} judged this ${isToday ? `at ${londonTime(judgedAt)}` : `on ${formatMoment(judgedAt)}`}`;
}

/** Writes changes over what stands, whoever judged it; whether that may be is the command's to say. */
export async function saveJudgements(
  tx: Tx,
  { actor, now }: PersonAct,
  { assessmentId, changes }: { assessmentId: string; changes: readonly Change[] },
): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insert(judgements)
    .values(
      changes.map((change) => ({
        ...change,
        authorityId: actor.authorityId,
        assessmentId,
        judgedBy: actor.userId,
        judgedAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: [judgements.authorityId, judgements.assessmentId, judgements.criterionId],
      set: {
        judgement: sql`excluded.judgement`,
        comment: sql`excluded.comment`,
        judgedBy: sql`excluded.judged_by`,
        judgedAt: sql`excluded.judged_at`,
        changeKey: sql`excluded.change_key`,
        changedAt: sql`excluded.changed_at`,
      },
    });
}
