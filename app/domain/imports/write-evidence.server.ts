import { randomUUID } from "node:crypto";
import type { Act } from "#app/core/actor.ts";
import type { EvidenceFate } from "#app/domain/imports/compare-evidence.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { evidence } from "#db/schema/providers.ts";

/** Adds what is new, without a file and without anybody's check: it counts for nothing until an officer accepts it. */
export async function writeEvidence(
  tx: Tx,
  act: Act,
  told: readonly EvidenceFate[],
): Promise<EvidenceFate[]> {
  for (const { addition } of told) {
    if (!addition) continue;
    const id = randomUUID();
    await tx.insert(evidence).values({
      ...addition,
      authorityId: act.actor.authorityId,
      id,
      addedBy: act.actor.kind === "person" ? act.actor.userId : null,
      addedAt: act.now,
    });
    await record(tx, act, {
      name: "evidence.brought_over",
      subjectId: addition.providerId,
      details: { evidenceId: id, kind: addition.kindKey, expiresOn: addition.expiresOn },
    });
  }
  return [...told];
}
