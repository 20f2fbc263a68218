import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import { plannedCost } from "#app/domain/menu/pricing.ts";
import { ensureApart } from "#app/domain/placements/clashes.server.ts";
import { type Draft, loadDraft } from "#app/domain/placements/drafts.server.ts";
import { type FundingShare, sharesMismatch } from "#app/domain/placements/funding.ts";
import { ensureOnMenu, ownersFor, planWeek } from "#app/domain/placements/plan-request.server.ts";
import { agreedPrice } from "#app/domain/placements/planned.server.ts";
import { canRequestFor } from "#app/domain/placements/policy.ts";
import { nextPlacementReference } from "#app/domain/placements/reference.server.ts";
import { sharesFrom } from "#app/domain/placements/request-answers.ts";
import { pupilRecord } from "#app/domain/pupils/queries.server.ts";
import { record } from "#app/platform/events.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { placementDrafts, placementFunding, placements } from "#db/schema/placements.ts";

/**
 * Sends a request to the provider: a placement with its price copied and its budget holders named. The draft
 * gives the placement its id, so that sending twice asks once. Refuses (rule) when the provider's standing
 * does not hold today, when no terms are set for the days, or when something has not been answered.
 */
export function requestPlacement(act: PersonAct, draftId: string): Promise<string> {
  return transaction(act, async (tx) => {
    const draft = await loadDraft(tx, act, draftId);
    if (draft.submittedAt !== null) return draft.id;
    const asked = await completeRequest(tx, act, draft);
    await ensureApart(tx, act, asked.placement);

    const reference = await nextPlacementReference(tx, act, "AP");
    await tx.insert(placements).values({ ...asked.placement, reference });
    await nameBudgetHolders(tx, act, draft.id, asked.shares);
    await tx
      .update(placementDrafts)
      .set({ submittedAt: act.now })
      .where(and(eq(placementDrafts.authorityId, draft.authorityId), eq(placementDrafts.id, draft.id)));
    const { providerId, offerId, costPence, sessionsPlanned } = asked.placement;
    await record(tx, act, {
      name: "placement.requested",
      subjectId: draft.id,
      details: { reference, providerId, offerId, costPence, sessionsPlanned },
    });
    return draft.id;
  });
}

async function completeRequest(tx: Tx, act: PersonAct, draft: Draft) {
  const { week, purpose, funding } = draft.answers;
  const pupil = draft.pupilId ? await pupilRecord(tx, act, draft.pupilId) : undefined;
  if (!pupil || !week || !purpose || !funding)
    return refuse("rule", "Answer every step before you send the request");
  ensure(canRequestFor(act.actor, pupil), "You can request placements for your own pupils only");
  const terms = await ensureOnMenu(tx, act, draft.offerId, week.startsOn);
  const sessions = await planWeek(tx, act, { schoolId: pupil.schoolId, terms, week });
  const { owners } = await ownersFor(tx, act, { schoolId: pupil.schoolId, on: week.startsOn });
  const shares = sharesFrom(funding, owners);
  const wrong = sharesMismatch(shares);
  ensureRule(wrong === undefined, wrong ?? "");
  const { title: _title, status: _status, amStarts, amEnds, pmStarts, pmEnds, ...kept } = terms;
  const placement = {
    ...kept,
    ...week,
    ...purpose,
    authorityId: draft.authorityId,
    id: draft.id,
    pupilId: pupil.id,
    schoolId: pupil.schoolId,
    commissionerId: act.actor.role === "school_lead" ? pupil.schoolId : draft.authorityId,
    sessionsPlanned: sessions.length,
    costPence: plannedCost(agreedPrice(terms), sessions.length),
    requestedBy: act.actor.userId,
    requestedAt: act.now,
  };
  return { placement, shares };
}

async function nameBudgetHolders(
  tx: Tx,
  act: PersonAct,
  placementId: string,
  shares: readonly FundingShare[],
) {
  await tx.insert(placementFunding).values(
    shares.map(({ owner, percent }, index) => ({
      authorityId: act.actor.authorityId,
      placementId,
      ownerId: owner,
      position: index + 1,
      sharePercent: percent,
    })),
  );
}
