import type { PersonAct } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, refuse } from "#app/core/refusal.ts";
import { loadDraft } from "#app/domain/placements/drafts.server.ts";
import { ensureOnMenu } from "#app/domain/placements/plan-request.server.ts";
import { canRequest, canRequestFor } from "#app/domain/placements/policy.ts";
import type { Wish } from "#app/domain/placements/wish.ts";
import { wishedWeek } from "#app/domain/placements/wished-week.server.ts";
import { pupilRecord } from "#app/domain/pupils/queries.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { placementDrafts } from "#db/schema/placements.ts";

export type StartRequest = {
  id: string;
  offerId: string;
  pupilId?: string | undefined;
  wish?: Wish | undefined;
};

/**
 * Begins a request for an offer of the menu. The id comes from the form, so that a form posted twice begins
 * one. The pupil may be known already; when it is wanted is kept, as far as the offer runs then, for the form that
 * asks for the days. Refuses (rule) when the offer is no longer on the menu today, and another school's pupil.
 */
export function startRequest(act: PersonAct, { id, offerId, pupilId, wish }: StartRequest): Promise<string> {
  return transaction(act, async (tx) => {
    ensure(canRequest(act.actor), "Schools and the authority's commissioning officer request placements");
    await ensureOnMenu(tx, act, offerId, londonDay(act.now));
    if (pupilId) await ensureOwnPupil(tx, act, pupilId);
    const wished = wish && (await wishedWeek(tx, act, { ...wish, offerId }));

    await tx
      .insert(placementDrafts)
      .values({
        authorityId: act.actor.authorityId,
        id,
        organisationId: act.actor.organisationId,
        startedBy: act.actor.userId,
        offerId,
        pupilId,
        answers: wished ? { wish: wished } : {},
        startedAt: act.now,
        changedAt: act.now,
      })
      .onConflictDoNothing();
    return (await loadDraft(tx, act, id)).id;
  });
}

async function ensureOwnPupil(tx: Tx, act: PersonAct, pupilId: string): Promise<void> {
  const pupil = await pupilRecord(tx, act, pupilId);
  if (!pupil || !canRequestFor(act.actor, pupil)) refuse("rule", "Choose one of your pupils");
}
