import { randomUUID } from "node:crypto";
import type { Act } from "#app/core/actor.ts";
import { batchesOf } from "#app/core/batches.ts";
import type { EvidenceFate } from "#app/domain/imports/compare-evidence.ts";
import { recordAll } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { evidence } from "#db/schema/providers.ts";

/** Adds what is new, without a file and without anybody's check: it counts for nothing until an officer accepts it. */
export async function writeEvidence(
  tx: Tx,
  act: Act,
  told: readonly EvidenceFate[],
): Promise<EvidenceFate[]> {
  const { actor } = act;
  const additions = told.flatMap(({ addition }) => (addition ? [{ ...addition, id: randomUUID() }] : []));
  for (const some of batchesOf(additions))
    await tx.insert(evidence).values(
      some.map((addition) => ({
        ...addition,
        authorityId: actor.authorityId,
        addedBy: actor.kind === "person" ? actor.userId : null,
        addedAt: act.now,
      })),
    );
  const happened = additions.map(({ id, providerId, kindKey, expiresOn }) => ({
    name: "evidence.brought_over" as const,
    subjectId: providerId,
    details: { evidenceId: id, kind: kindKey, expiresOn },
  }));
  await recordAll(tx, act, happened);
  return [...told];
}
