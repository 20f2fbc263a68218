/** What a confirmed decision says, for whoever may read the report it belongs to. */
import { and, asc, desc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { conditions, decisions } from "#db/schema/quality.ts";

export async function publishedDecisionOf(tx: Tx, act: Act, assessmentId: string) {
  const [row] = await tx
    .select({
      id: decisions.id,
      kind: decisions.kind,
      reason: decisions.reason,
      decidedOn: decisions.decidedOn,
      expiresOn: decisions.expiresOn,
    })
    .from(decisions)
    .where(
      and(
        eq(decisions.authorityId, act.actor.authorityId),
        eq(decisions.assessmentId, assessmentId),
        eq(decisions.status, "confirmed"),
      ),
    )
    .orderBy(desc(decisions.confirmedAt))
    .limit(1);
  return row;
}

export function conditionsOf(tx: Tx, act: Act, decisionId: string) {
  return tx
    .select({
      id: conditions.id,
      text: conditions.text,
      critical: conditions.critical,
      dueOn: conditions.dueOn,
      closedOn: conditions.closedOn,
    })
    .from(conditions)
    .where(and(eq(conditions.authorityId, act.actor.authorityId), eq(conditions.decisionId, decisionId)))
    .orderBy(asc(conditions.dueOn), asc(conditions.id));
}
