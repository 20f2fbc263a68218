import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { stepVersion } from "#app/domain/providers/lifecycle.ts";
import { loadVersion } from "#app/domain/providers/load-version.server.ts";
import { canAcknowledge } from "#app/domain/providers/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { providerVersions } from "#db/schema/providers.ts";

/** An officer returns a change that waits, saying why; what stood goes on standing. */
export function returnVersion(act: Act, versionId: string, { answer }: { answer: string }): Promise<void> {
  return transaction(act, async (tx) => {
    const { version } = await loadVersion(tx, act, versionId);
    ensure(canAcknowledge(act.actor), "Only an officer who assures providers may return a change");
    const status = stepVersion("return", version.status);

    await tx
      .update(providerVersions)
      .set({
        status,
        answer,
        answeredBy: act.actor.kind === "person" ? act.actor.userId : null,
        answeredAt: act.now,
      })
      .where(
        and(eq(providerVersions.authorityId, act.actor.authorityId), eq(providerVersions.id, versionId)),
      );
    await record(tx, act, {
      name: "version.returned",
      subjectId: version.providerId,
      details: { versionId, part: version.part, message: answer },
    });
  });
}
