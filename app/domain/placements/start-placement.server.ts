import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { formatDay, londonDay } from "#app/core/calendar.ts";
import { step } from "#app/core/lifecycle.ts";
import { ensure, ensureRule } from "#app/core/refusal.ts";
import { startChecks } from "#app/core/words/placements.ts";
import { checksOf } from "#app/domain/placements/checks.server.ts";
import { placementLifecycle } from "#app/domain/placements/lifecycle.ts";
import { ensureStanding } from "#app/domain/placements/plan-request.server.ts";
import { isCommissioner } from "#app/domain/placements/policy.ts";
import { startCheckNames } from "#app/domain/placements/start-checks.ts";
import { loadPlacement } from "#app/domain/placements/visibility.server.ts";
import { record } from "#app/platform/events.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { placements } from "#db/schema/placements.ts";

/**
 * Starts a placement. Refuses (rule) naming everything that is missing of what must be there before, when the
 * provider's standing does not hold on the day, and before the first day or after the last.
 */
export function startPlacement(act: Act, placementId: string): Promise<void> {
  return transaction(act, async (tx) => {
    const placement = await loadPlacement(tx, act, placementId);
    ensure(isCommissioner(act.actor, placement), "Who commissioned a placement starts it");
    const status = step(placementLifecycle, "start", placement.status, "placement");
    const today = londonDay(act.now);
    ensureRule(
      today >= placement.startsOn,
      `The first day is ${formatDay(placement.startsOn)}: start it on that day`,
    );
    ensureRule(
      today <= placement.endsOn,
      `The last day was ${formatDay(placement.endsOn)}: cancel it instead`,
    );
    const given = new Set((await checksOf(tx, act, placement.id)).map(({ kind }) => kind));
    const missing = startChecks.filter((kind) => !given.has(kind)).map((kind) => startCheckNames[kind]);
    ensureRule(missing.length === 0, `Still missing before the start: ${missing.join(", ")}`);
    await ensureStanding(tx, act, placement.providerId);

    await tx
      .update(placements)
      .set({ status, startedAt: act.now })
      .where(and(eq(placements.authorityId, placement.authorityId), eq(placements.id, placement.id)));
    await record(tx, act, { name: "placement.started", subjectId: placement.id });
  });
}
