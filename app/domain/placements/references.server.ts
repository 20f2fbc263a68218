import { and, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

/** The references of those of some placements that the actor may see; for pages that show money, not pupils. */
export function listReferences(act: Act, ids: readonly (string | null)[]) {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  return transaction(act, async (tx): Promise<Record<string, string>> => {
    if (wanted.length === 0) return {};
    const rows = await tx
      .select({ id: placements.id, reference: placements.reference })
      .from(placements)
      .where(
        and(
          eq(placements.authorityId, act.actor.authorityId),
          visibleTo(act.actor),
          inArray(placements.id, wanted),
        ),
      );
    return Object.fromEntries(rows.map(({ id, reference }) => [id, reference]));
  });
}
