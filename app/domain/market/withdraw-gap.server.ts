import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { gapStateOn } from "#app/domain/market/gap-state.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { loadGap } from "#app/domain/market/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { marketGaps } from "#db/schema/market.ts";

/** Takes a gap back from today, whether it was a draft or published; it stays in the officers' list. */
export function withdrawGap(act: Act, gapId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const gap = await loadGap(tx, act, gapId);
    ensure(canRunMarket(act.actor), "Only a development officer or the authority lead may withdraw a gap");
    const today = londonDay(act.now);
    if (gapStateOn(today, gap) === "withdrawn") refuse("conflict", "This gap has been withdrawn already");

    await tx
      .update(marketGaps)
      .set({ withdrawnOn: today })
      .where(and(eq(marketGaps.authorityId, act.actor.authorityId), eq(marketGaps.id, gapId)));
    await record(tx, act, { name: "gap.withdrawn", subjectId: gapId });
  });
}
