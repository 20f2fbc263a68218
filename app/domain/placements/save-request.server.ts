import { and, eq } from "drizzle-orm";
import type { PersonAct } from "#app/core/actor.ts";
import { londonDay } from "#app/core/calendar.ts";
import { ensure, ensureRule, refuse } from "#app/core/refusal.ts";
import type { OfferTerms } from "#app/domain/menu/offer-terms.server.ts";
import { type Draft, loadDraft } from "#app/domain/placements/drafts.server.ts";
import type { Funding, Purpose, Week } from "#app/domain/placements/forms.ts";
import { sharesMismatch } from "#app/domain/placements/funding.ts";
import {
  ensureDaysInOrder,
  ensureOnMenu,
  ownersFor,
  planWeek,
} from "#app/domain/placements/plan-request.server.ts";
import { canRequest, canRequestFor } from "#app/domain/placements/policy.ts";
import { sharesFrom } from "#app/domain/placements/request-answers.ts";
import { pupilRecord } from "#app/domain/pupils/queries.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { placementDrafts } from "#db/schema/placements.ts";

/** One step of a request, as its form gives it. */
export type RequestAnswer =
  | { step: "pupil"; pupilId: string }
  | { step: "week"; week: Week }
  | { step: "purpose"; purpose: Purpose }
  | { step: "funding"; funding: Funding };

/**
 * Saves one step of a request. What can already be known to be wrong is refused beside its field; an offer that
 * has left the menu since, or whose provider can no longer be commissioned, stops the request at any step.
 */
export function saveRequest(act: PersonAct, draftId: string, answer: RequestAnswer): Promise<void> {
  return transaction(act, async (tx) => {
    const draft = await loadDraft(tx, act, draftId);
    ensure(canRequest(act.actor), "Schools and the authority's commissioning officer request placements");
    ensureRule(draft.submittedAt === null, "This request has been sent, so it can no longer be changed");
    const asked = answer.step === "week" ? answer.week : draft.answers.week;
    const today = londonDay(act.now);
    const on = asked && asked.startsOn > today ? asked.startsOn : today;
    const terms = await ensureOnMenu(tx, act, draft.offerId, on);
    await ensureFits(tx, act, { draft, answer, terms });

    const { step: _step, ...answered } = answer;
    const { pupilId, ...rest } = { pupilId: draft.pupilId, ...answered };
    await tx
      .update(placementDrafts)
      .set({ pupilId, answers: { ...draft.answers, ...rest }, changedAt: act.now })
      .where(and(eq(placementDrafts.authorityId, draft.authorityId), eq(placementDrafts.id, draft.id)));
  });
}

type Fitting = { draft: Draft; answer: RequestAnswer; terms: OfferTerms };

async function ensureFits(tx: Tx, act: PersonAct, { draft, answer, terms }: Fitting): Promise<void> {
  switch (answer.step) {
    case "pupil": {
      const pupil = await pupilRecord(tx, act, answer.pupilId);
      if (!pupil || !canRequestFor(act.actor, pupil)) refuse("rule", "Choose one of your pupils", "pupilId");
      return;
    }
    case "week": {
      const pupil = await chosenPupil(tx, act, draft);
      ensureDaysInOrder(act, answer.week);
      await planWeek(tx, act, { schoolId: pupil.schoolId, terms, week: answer.week });
      return;
    }
    case "funding": {
      const pupil = await chosenPupil(tx, act, draft);
      const on = draft.answers.week?.startsOn ?? londonDay(act.now);
      const { owners } = await ownersFor(tx, act, { schoolId: pupil.schoolId, on });
      const wrong = sharesMismatch(sharesFrom(answer.funding, owners));
      if (wrong) refuse("rule", wrong, "school");
      return;
    }
    case "purpose":
      return;
  }
}

async function chosenPupil(tx: Tx, act: PersonAct, draft: Draft) {
  const pupil = draft.pupilId && (await pupilRecord(tx, act, draft.pupilId));
  return pupil || refuse("rule", "Choose the pupil first");
}
