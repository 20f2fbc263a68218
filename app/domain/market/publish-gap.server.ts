import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import type { GapPublicationValues } from "#app/domain/market/forms.ts";
import { gapStateOn } from "#app/domain/market/gap-state.ts";
import { canRunMarket } from "#app/domain/market/policy.ts";
import { loadGap } from "#app/domain/market/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { marketGaps } from "#db/schema/market.ts";

/** Shows a gap to everybody from today until the day it closes, or until it is withdrawn. */
export function publishGap(act: Act, gapId: string, { closesOn }: GapPublicationValues): Promise<void> {
  return transaction(act, async (tx) => {
    const gap = await loadGap(tx, act, gapId);
    ensure(canRunMarket(act.actor), "Only a development officer or the authority lead may publish a gap");
    const today = londonDay(act.now);
    if (gapStateOn(today, gap) !== "draft") refuse("conflict", "This gap has been published already");
    ensureRule(!closesOn || closesOn >= today, "The last day to answer cannot be in the past", "closesOn");

    await tx
      .update(marketGaps)
      .set({ publishedOn: today, closesOn: closesOn ?? null })
      .where(and(eq(marketGaps.authorityId, act.actor.authorityId), eq(marketGaps.id, gapId)));
    await record(tx, act, { name: "gap.published", subjectId: gapId });
  });
}
