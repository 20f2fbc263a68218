/** What the pages of a request show: the offer, the free places, and what it all comes to. */
import { and, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type DayRange, londonDay, type Month, monthOf, type WeeklyHalfDay } from "#app/core/calendar.ts";
import { Refusal } from "#app/core/refusal.ts";
import { askedVisibleTo, ofEnquiry } from "#app/domain/menu/enquiries/visibility.server.ts";
import { offerTermsOn } from "#app/domain/menu/offer-terms.server.ts";
import { freePlacesOf } from "#app/domain/menu/places.server.ts";
import { plannedCost, pricePerSession } from "#app/domain/menu/pricing.ts";
import { findOrganisation } from "#app/domain/organisations/queries.server.ts";
import { viewsOf } from "#app/domain/placements/approval.server.ts";
import { bearingsOf } from "#app/domain/placements/bearings.server.ts";
import type { Draft } from "#app/domain/placements/drafts.server.ts";
import { fundingParts, sharesMismatch } from "#app/domain/placements/funding.ts";
import {
  ensureOnMenu,
  ensureStanding,
  ownersFor,
  planWeek,
} from "#app/domain/placements/plan-request.server.ts";
import { agreedPrice } from "#app/domain/placements/planned.server.ts";
import { sharesFrom } from "#app/domain/placements/request-answers.ts";
import { noteLook } from "#app/domain/pupils/looks.server.ts";
import { pupilRecord } from "#app/domain/pupils/queries.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { enquiries, enquiryRecipients } from "#db/schema/enquiries.ts";

/** The offer a request is for, as it stands on a day, with why it cannot be requested today if it cannot. */
export function findRequestedOffer(act: Act, offerId: string, on = londonDay(act.now)) {
  return transaction(act, async (tx) => {
    const terms = await offerTermsOn(tx, act, offerId, on);
    if (!terms) return undefined;
    const provider = await findOrganisation(tx, act, terms.providerId);
    return {
      ...terms,
      providerName: provider?.name ?? "",
      pricePerSessionPence: pricePerSession(agreedPrice(terms)),
      problem: await problemOf(() => ensureOnMenu(tx, act, offerId, on)),
    };
  });
}

/** The price the provider named when it answered the enquiry that this request came of, if it came of one. */
export function findAnsweredPrice(act: Act, draftId: string) {
  return transaction(act, async (tx) => {
    const [row] = await tx
      .select({
        pricePence: enquiryRecipients.pricePence,
        priceBasis: enquiryRecipients.priceBasis,
        startsOn: enquiryRecipients.startsOn,
      })
      .from(enquiryRecipients)
      .innerJoin(enquiries, ofEnquiry)
      .where(and(askedVisibleTo(act.actor), eq(enquiryRecipients.draftId, draftId)));
    if (!row || row.pricePence === null || row.priceBasis === null) return undefined;
    return { pricePence: row.pricePence, priceBasis: row.priceBasis, startsOn: row.startsOn };
  });
}

/** The half days an offer runs on all of these days, and how many places are free throughout. */
export function listFreePlaces(act: Act, offerId: string, days: DayRange) {
  return transaction(act, async (tx) => {
    if (!(await offerTermsOn(tx, act, offerId, days.startsOn))) return [];
    const halves = (await freePlacesOf(tx, act, [offerId], days)).get(offerId) ?? new Map();
    return [...halves].map(([half, { free }]: [WeeklyHalfDay, { free: number }]) => ({ half, free }));
  });
}

/** Who may pay for the draft's pupil, by name. */
export function findOwners(act: Act, draft: Draft) {
  return transaction(act, async (tx) => {
    const pupil = draft.pupilId ? await pupilRecord(tx, act, draft.pupilId) : undefined;
    if (!pupil) return undefined;
    const on = draft.answers.week?.startsOn ?? londonDay(act.now);
    const { partnershipName } = await ownersFor(tx, act, { schoolId: pupil.schoolId, on });
    const authority = await findOrganisation(tx, act, act.actor.authorityId);
    return { school: pupil.schoolName, partnership: partnershipName, authority: authority?.name ?? "" };
  });
}

/**
 * Everything a request comes to before it is sent: pupil, sessions by month, cost, and each part beside the
 * budget that would bear it. What stands in the way is given as a sentence. Showing the pupil is a look.
 */
export function findRequestPlan(act: Act, draft: Draft, shownOn: string) {
  const { week, funding } = draft.answers;
  return transaction(act, async (tx) => {
    const pupil = draft.pupilId ? await pupilRecord(tx, act, draft.pupilId) : undefined;
    if (!pupil || !week || !funding) return undefined;
    const terms = await offerTermsOn(tx, act, draft.offerId, week.startsOn);
    if (!terms) return undefined;
    await noteLook(tx, act, { pupilIds: [pupil.id], kind: "opened", page: shownOn });
    const shown = {
      id: pupil.id,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      schoolName: pupil.schoolName,
    };
    const planned = await refusedOr(() => planWeek(tx, act, { schoolId: pupil.schoolId, terms, week }));
    if (planned instanceof Refusal) return { pupil: shown, problem: planned.message, plan: undefined };
    const { owners } = await ownersFor(tx, act, { schoolId: pupil.schoolId, on: week.startsOn });
    const shares = sharesFrom(funding, owners);
    const wrong = sharesMismatch(shares);
    if (wrong) return { pupil: shown, problem: wrong, plan: undefined };
    const bearings = await bearingsOf(tx, act, fundingParts(agreedPrice(terms), shares, planned));
    const months = new Map<Month, number>();
    for (const { day } of planned) months.set(monthOf(day), (months.get(monthOf(day)) ?? 0) + 1);
    return {
      pupil: shown,
      problem: await problemOf(() => ensureStanding(tx, act, terms.providerId)),
      plan: {
        sessions: planned.length,
        costPence: plannedCost(agreedPrice(terms), planned.length),
        joiningFeePence: terms.joiningFeePence,
        months: [...months].map(([month, sessions]) => ({ month, sessions })),
        parts: viewsOf(act, bearings),
      },
    };
  });
}

/** A page shows what a command would refuse, as a sentence, so that nobody has to press to find out. */
async function refusedOr<T>(attempt: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

async function problemOf(attempt: () => Promise<unknown>): Promise<string | undefined> {
  const result = await refusedOr(attempt);
  return result instanceof Refusal ? result.message : undefined;
}
