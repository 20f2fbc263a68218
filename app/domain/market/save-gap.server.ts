import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { GapValues } from "#app/domain/market/forms.ts";
import { gapStateOn } from "#app/domain/market/gap-state.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { marketGaps } from "#db/schema/market.ts";

/** Drafts a gap, or amends the one of that id. Refuses (rule) one that is closed or withdrawn: draft it anew. */
export function saveGap(act: Act, { id, ...said }: GapValues): Promise<{ gapId: string }> {
  return transaction(act, async (tx) => {
    const { actor } = act;
    ensure(
      canRunMarket(actor),
      "Only a development officer or the authority lead may say what the area lacks",
    );
    const own = and(eq(marketGaps.authorityId, actor.authorityId), eq(marketGaps.id, id));
    const [known] = await tx.select().from(marketGaps).where(own).for("update");
    const state = known ? gapStateOn(londonDay(act.now), known) : "draft";
    ensureRule(state === "draft" || state === "published", "This gap is over: draft a new one");

    if (known) await tx.update(marketGaps).set(said).where(own);
    else
      await tx
        .insert(marketGaps)
        .values({ ...said, authorityId: actor.authorityId, id, draftedBy: actor.userId, draftedAt: act.now })
        .onConflictDoNothing();
    await record(tx, act, { name: known ? "gap.amended" : "gap.drafted", subjectId: id });
    return { gapId: id };
  });
}
