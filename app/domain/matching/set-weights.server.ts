import { eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import type { WeightsValues } from "#app/domain/matching/forms.ts";
import { canSetWeights } from "#app/domain/matching/policy.ts";
import { parseWeights } from "#app/domain/matching/weights.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { authorities } from "#db/schema/organisations.ts";

/** Sets how the rules weigh from now on; what they were before stays in the events. */
export function setWeights(act: Act, weights: WeightsValues): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canSetWeights(act.actor), "Only the authority's lead sets how matches are weighed");
    const { authorityId } = act.actor;
    const [authority] = await tx
      .select({ settings: authorities.settings })
      .from(authorities)
      .where(eq(authorities.id, authorityId))
      .for("update");
    const before = parseWeights(authority?.settings.matching);

    await tx
      .update(authorities)
      .set({ settings: { ...authority?.settings, matching: weights } })
      .where(eq(authorities.id, authorityId));
    await record(tx, act, {
      name: "matching.weighed",
      subjectId: authorityId,
      details: { from: before, to: weights },
    });
  });
}
