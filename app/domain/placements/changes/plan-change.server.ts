/** What a change comes to: the days it would plan, what the placement would cost with it, and who would bear the difference. */
import type { Act } from "#app/core/actor.ts";
import {
  addDays,
  addYears,
  type CalendarDate,
  formatAcademicYear,
  formatDay,
  formatWeeklyHalfDay,
  londonDay,
} from "#app/core/calendar.ts";
import { type Pence, sum } from "#app/core/money.ts";
import { ensureRule, refuse } from "#app/core/refusal.ts";
import type { ChangeKind } from "#app/core/words/placements.ts";
import { freePlacesOf } from "#app/domain/menu/places.server.ts";
import { programmeMismatch } from "#app/domain/menu/pricing.ts";
import { type Bearing, bearingsOf } from "#app/domain/placements/bearings.server.ts";
import { type Difference, differences } from "#app/domain/placements/changes/differences.ts";
import type { ChangeWish } from "#app/domain/placements/changes/forms.ts";
import { ensureApart } from "#app/domain/placements/clashes.server.ts";
import { type PatternSpan, plannedBetween, withPatternFrom } from "#app/domain/placements/dated-pattern.ts";
import { fundingParts } from "#app/domain/placements/funding.ts";
import { reservedPartsOf } from "#app/domain/placements/funding-rows.server.ts";
import { live } from "#app/domain/placements/lifecycle.ts";
import { ensureStanding } from "#app/domain/placements/plan-request.server.ts";
import { agreedPrice, calendarsOf, sharesOf } from "#app/domain/placements/planned.server.ts";
import { sortPattern } from "#app/domain/placements/session-pattern.ts";
import type { PlacementRow } from "#app/domain/placements/visibility.server.ts";
import { yearsWithoutTerms } from "#app/domain/terms/school-days.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

export type PlannedChange = {
  /** The placement as it would be. */
  readonly changed: PlacementRow;
  readonly span: PatternSpan;
  readonly sessionsPlanned: number;
  readonly costPence: Pence;
  readonly bearings: readonly Bearing[];
  readonly differences: readonly Difference[];
};

type AskedSpan = PatternSpan & { readonly kind: ChangeKind };

/** The days of a wish: other half days from a day to the last, or from the day after the last to a later one. */
export function spanOf(placement: PlacementRow, wish: ChangeWish): AskedSpan {
  const pattern = sortPattern(wish.pattern);
  if (wish.kind === "extend")
    return {
      kind: wish.kind,
      startsOn: addDays(placement.endsOn, 1),
      endsOn: wish.endsOn ?? refuse("rule", "Enter the new last day", "endsOn"),
      pattern,
    };
  const startsOn = wish.startsOn ?? refuse("rule", "Enter the first day of the other half days", "startsOn");
  return { kind: wish.kind, startsOn, endsOn: placement.endsOn, pattern };
}

/**
 * Plans a change by the calendar of today. Refuses (rule) beside the field that does not fit: days that have
 * come, no terms, a half day that is not offered, a programme of another length, a pupil who is elsewhere then,
 * a provider whose standing does not hold.
 */
export async function planChange(
  tx: Tx,
  act: Act,
  placement: PlacementRow,
  { kind, startsOn, endsOn, pattern }: AskedSpan,
): Promise<PlannedChange> {
  const span = { startsOn, endsOn, pattern };
  ensureDays(act, placement, { kind, ...span });
  await ensureStanding(tx, act, placement.providerId);
  const calendars = await calendarsOf(tx, act, placement);
  const [unset] = yearsWithoutTerms(calendars.school, span.startsOn, span.endsOn);
  ensureRule(
    unset === undefined,
    `No terms are set yet for ${formatAcademicYear(unset ?? 0)}, so sessions cannot be planned into it`,
    "endsOn",
  );
  await ensureOffered(tx, act, placement.offerId, span);
  const changed = withPatternFrom(placement, span);
  const sessions = plannedBetween(changed, { to: changed.endsOn }, calendars);
  ensureRule(
    sessions.some(({ day }) => day >= span.startsOn),
    "No school day lies between these days on the half days chosen",
    "pattern",
  );
  const mismatch = programmeMismatch(agreedPrice(placement), sessions.length);
  ensureRule(
    mismatch === undefined,
    `A programme keeps its number of sessions. ${mismatch ?? ""}: end this placement and ask for another`,
    "pattern",
  );
  await ensureApart(tx, act, { ...span, id: placement.id, pupilId: placement.pupilId });
  return {
    changed,
    span,
    sessionsPlanned: sessions.length,
    ...(await moneyOf(tx, act, placement, sessions)),
  };
}

/** What the same placement would cost with these sessions, and each part beside what is reserved for it. */
async function moneyOf(
  tx: Tx,
  act: Act,
  placement: PlacementRow,
  sessions: Parameters<typeof fundingParts>[2],
) {
  const parts = fundingParts(agreedPrice(placement), await sharesOf(tx, act, placement.id), sessions);
  return {
    costPence: sum(parts.map(({ pence }) => pence)),
    bearings: await bearingsOf(tx, act, parts),
    differences: differences(parts, await reservedPartsOf(tx, act, placement.id)),
  };
}

/** Refuses (rule) a change of a placement that is not live, of days that have come, and one that changes nothing. */
function ensureDays(act: Act, placement: PlacementRow, span: AskedSpan): void {
  const today = londonDay(act.now);
  const isExtension = span.kind === "extend";
  ensureRule(
    live.includes(placement.status),
    "Only a placement that is approved or active can be amended or extended",
  );
  if (isExtension) ensureLaterLastDay(placement, span, today);
  else ensureFirstDay(placement, span, today);
  ensureRule(
    span.endsOn < addYears(span.startsOn, 2),
    "Extend by at most two years at a time",
    isExtension ? "endsOn" : "startsOn",
  );
}

/** Refuses (rule) a change whose first day has come while it waited: what was planned up to today stays. */
export function ensureAhead(act: Act, { startsOn }: { startsOn: CalendarDate }): void {
  ensureRule(
    startsOn > londonDay(act.now),
    `This change was to begin on ${formatDay(startsOn)}, which has come: cancel it and ask again`,
  );
}

function ensureLaterLastDay(placement: PlacementRow, span: PatternSpan, today: CalendarDate): void {
  ensureRule(
    placement.endsOn >= today,
    `The last day was ${formatDay(placement.endsOn)}, which has gone by: end this placement and ask for another`,
    "endsOn",
  );
  ensureRule(
    span.endsOn >= span.startsOn,
    `The new last day must be after ${formatDay(placement.endsOn)}, the last day now`,
    "endsOn",
  );
}

function ensureFirstDay(placement: PlacementRow, span: PatternSpan, today: CalendarDate): void {
  ensureRule(
    span.startsOn > today,
    `The other half days begin after today, ${formatDay(today)}: what was planned up to it stays`,
    "startsOn",
  );
  ensureRule(
    placement.startsOn <= span.startsOn && span.startsOn <= placement.endsOn,
    `Choose a day from ${formatDay(placement.startsOn)} to ${formatDay(placement.endsOn)}, or extend the placement`,
    "startsOn",
  );
  const isSame = (pattern: PatternSpan["pattern"]) => sortPattern(pattern).join() === span.pattern.join();
  const isAsBefore =
    isSame(placement.pattern) && placement.earlierPatterns.every(({ until }) => until < span.startsOn);
  ensureRule(!isAsBefore, "These are the half days it has already", "pattern");
}

async function ensureOffered(tx: Tx, act: Act, offerId: string, span: PatternSpan): Promise<void> {
  const halves = (await freePlacesOf(tx, act, [offerId], span)).get(offerId);
  const missing = span.pattern.find((half) => !halves?.has(half));
  if (missing) refuse("rule", `${formatWeeklyHalfDay(missing)} is not offered on these days`, "pattern");
}
