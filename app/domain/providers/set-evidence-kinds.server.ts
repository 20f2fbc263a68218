import type { Act } from "#app/core/actor.ts";
import { ensure } from "#app/core/refusal.ts";
import { canSetEvidenceKinds } from "#app/domain/providers/policy.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { evidenceKinds } from "#db/schema/providers.ts";

type EvidenceKindRow = Omit<typeof evidenceKinds.$inferInsert, "authorityId" | "position">;

/** Sets what evidence the authority asks for, in this order; a kind already there is replaced by its key. */
export function setEvidenceKinds(act: Act, kinds: readonly EvidenceKindRow[]): Promise<void> {
  return transaction(act, async (tx) => {
    ensure(canSetEvidenceKinds(act.actor), "Only officers may set what evidence is asked for");

    const { authorityId } = act.actor;
    for (const [position, kind] of kinds.entries()) {
      const row = { ...kind, position };
      await tx
        .insert(evidenceKinds)
        .values({ ...row, authorityId })
        .onConflictDoUpdate({ target: [evidenceKinds.authorityId, evidenceKinds.key], set: row });
    }
    await record(tx, act, {
      name: "evidence_kinds.set",
      subjectId: authorityId,
      details: { keys: kinds.map(({ key }) => key) },
    });
  });
}
