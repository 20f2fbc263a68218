import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { step } from "#app/core/lifecycle.ts";
import { releaseChange } from "#app/domain/menu/change-places.server.ts";
import { changeLifecycle } from "#app/domain/placements/changes/lifecycle.ts";
import { type ChangeRow, openChangeOf } from "#app/domain/placements/changes/visibility.server.ts";
import type { PlacementRow } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { placementChanges } from "#db/schema/placement-changes.ts";

const closed = { decline: "placement.change_declined", cancel: "placement.change_cancelled" } as const;

type Closing = { verb: "decline" | "cancel"; reason: string };

/** A change that does not come about: what was held for it is free again, and why is written down. */
export async function closeChange(
  tx: Tx,
  act: Act,
  change: ChangeRow,
  { verb, reason }: Closing,
): Promise<void> {
  const status = step(changeLifecycle, verb, change.status, "change");
  await releaseChange(tx, act, change.id);
  await tx
    .update(placementChanges)
    .set({ status, refusal: reason, closedAt: act.now })
    .where(and(eq(placementChanges.authorityId, change.authorityId), eq(placementChanges.id, change.id)));
  await record(tx, act, {
    name: closed[verb],
    subjectId: change.placementId,
    details: { changeId: change.id },
  });
}

/** With the end of a placement goes the change that waits; for the commands that end or cancel it. */
export async function cancelOpenChange(
  tx: Tx,
  act: Act,
  placement: PlacementRow,
  reason: string,
): Promise<void> {
  const change = await openChangeOf(tx, placement);
  if (change) await closeChange(tx, act, change, { verb: "cancel", reason });
}
