import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Act, Actor } from "#app/core/actor.ts";
import { refuse } from "#app/core/refusal.ts";
import { type Answers, answersOf } from "#app/domain/placements/request-answers.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { placementDrafts } from "#db/schema/placements.ts";

type DraftRow = typeof placementDrafts.$inferSelect;
export type Draft = Omit<DraftRow, "answers"> & { answers: Answers };

/** A draft belongs to the organisation that started it, and nobody else. */
export function draftsVisibleTo(actor: Actor): SQL {
  if (actor.kind !== "person") return sql`false`;
  return (
    and(
      eq(placementDrafts.authorityId, actor.authorityId),
      eq(placementDrafts.organisationId, actor.organisationId),
    ) ?? sql`false`
  );
}

/** The draft, locked; not there and not one's own are the same refusal. */
export async function loadDraft(tx: Tx, act: Act, draftId: string): Promise<Draft> {
  const [row] = await tx
    .select()
    .from(placementDrafts)
    .where(and(eq(placementDrafts.id, draftId), draftsVisibleTo(act.actor)))
    .for("update");
  return row ? { ...row, answers: answersOf(row.answers) } : refuse("not_found", "There is no such request");
}

export function findDraft(act: Act, draftId: string): Promise<Draft | undefined> {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select()
      .from(placementDrafts)
      .where(and(eq(placementDrafts.id, draftId), draftsVisibleTo(act.actor)));
    return row && { ...row, answers: answersOf(row.answers) };
  });
}
