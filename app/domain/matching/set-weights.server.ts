import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import type { WeightsValues } from "#app/domain/matching/forms.ts";
import { canSetWeights } from "#app/domain/matching/policy.ts";
import { parseWeights } from "#app/domain/matching/weights.ts";
import { loadStoredSettings, writeStoredSettings } from "#app/domain/organisations/stored-settings.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** Sets how the rules weigh from now on; what they were before stays in the events. */
export function setWeights(act: Act, weights: WeightsValues): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canSetWeights(act.actor), "Only the authority's lead sets how matches are weighed");
    const { authorityId } = act.actor;
    const stored = await loadStoredSettings(tx, act);
    const before = parseWeights(stored.matching);

    await writeStoredSettings(tx, act, { ...stored, matching: weights });
    await record(tx, act, {
      name: "matching.weighed",
      subjectId: authorityId,
      details: { from: before, to: weights },
    });
  });
}
