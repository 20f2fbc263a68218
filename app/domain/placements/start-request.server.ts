import type { PersonAct } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure } from "#app/core/refusal.ts";
import { loadDraft } from "#app/domain/placements/drafts.server.ts";
import { ensureOnMenu } from "#app/domain/placements/plan-request.server.ts";
import { canRequest } from "#app/domain/placements/policy.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { placementDrafts } from "#db/schema/placements.ts";

/**
 * Begins a request for an offer of the menu. The id comes from the form, so that a form posted twice begins
 * one. Refuses (rule) when the offer is no longer on the menu today.
 */
export function startRequest(
  act: PersonAct,
  { id, offerId }: { id: string; offerId: string },
): Promise<string> {
  return transaction(act, async (tx) => {
    ensure(canRequest(act.actor), "Schools and the authority's commissioning officer request placements");
    await ensureOnMenu(tx, act, offerId, londonDay(act.now));

    await tx
      .insert(placementDrafts)
      .values({
        authorityId: act.actor.authorityId,
        id,
        organisationId: act.actor.organisationId,
        startedBy: act.actor.userId,
        offerId,
        startedAt: act.now,
        changedAt: act.now,
      })
      .onConflictDoNothing();
    return (await loadDraft(tx, act, id)).id;
  });
}
