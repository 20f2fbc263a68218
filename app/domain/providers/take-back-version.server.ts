import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { stepVersion } from "#app/domain/providers/lifecycle.ts";
import { loadVersion } from "#app/domain/providers/load-version.server.ts";
import { canEditRegistration } from "#app/domain/providers/policy.ts";
import { takeBack } from "#app/domain/providers/write-version.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";

/** The provider takes back a change that still waits. */
export function takeBackVersion(act: Act, versionId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const { version, provider } = await loadVersion(tx, act, versionId);
    ensure(canEditRegistration(act.actor, provider), "Only the provider's manager may take a change back");
    stepVersion("take_back", version.status);

    await takeBack(tx, act, { providerId: version.providerId, versionId, part: version.part });
  });
}
