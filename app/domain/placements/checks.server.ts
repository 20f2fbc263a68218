import { and, eq } from "drizzle-orm";
import type { Act, PersonAct } from "#app/core/actor.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import type { StartCheck } from "#app/core/words/placements.ts";
import { preparing } from "#app/domain/placements/lifecycle.ts";
import { canGiveCheck } from "#app/domain/placements/policy.ts";
import { startCheckNames } from "#app/domain/placements/start-checks.ts";
import type { PlacementRow } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { placementStartChecks } from "#db/schema/placements.ts";

export type GivenCheck = typeof placementStartChecks.$inferSelect;

/** What has been given so far of what must be there before the start. */
export function checksOf(tx: Tx, act: Act, placementId: string): Promise<GivenCheck[]> {
  return tx
    .select()
    .from(placementStartChecks)
    .where(
      and(
        eq(placementStartChecks.authorityId, act.actor.authorityId),
        eq(placementStartChecks.placementId, placementId),
      ),
    );
}

/** Refuses unless this person may give this of the ten, between acceptance and start. */
export function ensureMayGive(act: Act, placement: PlacementRow, kind: StartCheck): void {
  ensure(canGiveCheck(act.actor, placement, kind), "This is for the other side of the placement to give");
  ensureRule(
    preparing.includes(placement.status),
    "This is given after the provider has accepted and before the placement starts",
  );
}

/** Writes down one of the ten, or writes it anew; part of a command that has asked `ensureMayGive`. */
export async function putCheck(
  tx: Tx,
  act: PersonAct,
  placement: PlacementRow,
  given: { kind: StartCheck; details: Record<string, string> },
): Promise<void> {
  const row = { details: given.details, givenBy: act.actor.userId, givenAt: act.now };
  await tx
    .insert(placementStartChecks)
    .values({ authorityId: placement.authorityId, placementId: placement.id, kind: given.kind, ...row })
    .onConflictDoUpdate({
      target: [placementStartChecks.authorityId, placementStartChecks.placementId, placementStartChecks.kind],
      set: row,
    });
  await record(tx, act, {
    name: "placement.check_given",
    subjectId: placement.id,
    details: { kind: given.kind, check: startCheckNames[given.kind] },
  });
}

/** Takes back what has to be given again because what it was about has changed. */
export async function takeBackChecks(
  tx: Tx,
  act: Act,
  placementId: string,
  kinds: readonly StartCheck[],
): Promise<void> {
  for (const kind of kinds)
    await tx
      .delete(placementStartChecks)
      .where(
        and(
          eq(placementStartChecks.authorityId, act.actor.authorityId),
          eq(placementStartChecks.placementId, placementId),
          eq(placementStartChecks.kind, kind),
        ),
      );
}
