/** What a request comes to: the sessions it plans, what they cost and who would bear it. */
import type { Act } from "#app/core/actor.ts";
import {
  addYears,
  type CalendarDate,
  formatAcademicYear,
  formatDay,
  formatWeeklyHalfDay,
  londonDay,
  type Session,
} from "#app/core/calendar.ts";
import { ensureRule, refuse } from "#app/core/refusal.ts";
import { type OfferTerms, offerTermsOn } from "#app/domain/menu/offer-terms.server.ts";
import { freePlacesOf } from "#app/domain/menu/places.server.ts";
import { programmeMismatch } from "#app/domain/menu/pricing.ts";
import { partnershipOf } from "#app/domain/organisations/partnership-of.server.ts";
import type { Week } from "#app/domain/placements/forms.ts";
import { agreedPrice, calendarsOf } from "#app/domain/placements/planned.server.ts";
import type { Owners } from "#app/domain/placements/request-answers.ts";
import { sessionsBetween } from "#app/domain/placements/session-pattern.ts";
import { standingOf } from "#app/domain/quality/standing.server.ts";
import { yearsWithoutTerms } from "#app/domain/terms/school-days.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

/** What the offer says on the day. Refuses (rule) unless it is published and its provider's standing holds today. */
export async function ensureOnMenu(tx: Tx, act: Act, offerId: string, on: CalendarDate): Promise<OfferTerms> {
  const terms = await offerTermsOn(tx, act, offerId, on);
  if (!terms) return refuse("not_found", "There is no such offer");
  ensureRule(terms.status === "published", "This offer is no longer on the menu");
  await ensureStanding(tx, act, terms.providerId);
  return terms;
}

/** Refuses (rule) unless the provider can be commissioned on the day of the act, and says why not. */
export async function ensureStanding(tx: Tx, act: Act, providerId: string): Promise<void> {
  const standing = await standingOf(tx, act, providerId, londonDay(act.now));
  ensureRule(
    standing.commissionable,
    `This provider cannot be commissioned today. ${standing.reasons.join(". ")}`.trim(),
  );
}

type WeekOf = { schoolId: string; terms: OfferTerms; week: Week };

/** Refuses (rule) a first day that has passed, for which an offer may not even have had a price, and a last day before it. */
export function ensureDaysInOrder(act: Act, week: Week): void {
  const today = londonDay(act.now);
  ensureRule(week.startsOn >= today, `The first day cannot be before today, ${formatDay(today)}`, "startsOn");
  ensureRule(week.startsOn <= week.endsOn, "The last day cannot be before the first", "endsOn");
}

/** The planned sessions of the days and pattern asked for. Refuses (rule) beside the field that does not fit. */
export async function planWeek(tx: Tx, act: Act, { schoolId, terms, week }: WeekOf): Promise<Session[]> {
  ensureDaysInOrder(act, week);
  ensureRule(
    week.endsOn < addYears(week.startsOn, 2),
    "Ask for at most two years, and extend later",
    "endsOn",
  );
  const calendars = await calendarsOf(tx, act, { schoolId, providerId: terms.providerId });
  const [unset] = yearsWithoutTerms(calendars.school, week.startsOn, week.endsOn);
  ensureRule(
    unset === undefined,
    `No terms are set yet for ${formatAcademicYear(unset ?? 0)}, so sessions cannot be planned into it`,
    "endsOn",
  );
  await ensureOffered(tx, act, { schoolId, terms, week });
  const sessions = sessionsBetween(week.pattern, week.startsOn, week.endsOn, calendars);
  ensureRule(sessions.length > 0, "No school day lies between these days on the half days chosen", "pattern");
  const mismatch = programmeMismatch(agreedPrice(terms), sessions.length);
  ensureRule(mismatch === undefined, mismatch ?? "", "pattern");
  return sessions;
}

async function ensureOffered(tx: Tx, act: Act, { terms, week }: WeekOf): Promise<void> {
  const halves = (await freePlacesOf(tx, act, [terms.offerId], week)).get(terms.offerId);
  const missing = week.pattern.find((half) => !halves?.has(half));
  if (missing) refuse("rule", `${formatWeeklyHalfDay(missing)} is not offered on these days`, "pattern");
}

/** Who may pay for a pupil of this school: the school, its partnership on the day, the authority. */
export async function ownersFor(
  tx: Tx,
  act: Act,
  { schoolId, on }: { schoolId: string; on: CalendarDate },
): Promise<{ owners: Owners; partnershipName: string | undefined }> {
  const partnership = await partnershipOf(tx, act, schoolId, on);
  return {
    owners: { school: schoolId, partnership: partnership?.id, authority: act.actor.authorityId },
    partnershipName: partnership?.name,
  };
}
