import { and, asc, eq } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { Session } from "#app/core/calendar.ts";
import type { AgreedPrice } from "#app/domain/menu/pricing.ts";
import { plannedBetween } from "#app/domain/placements/dated-pattern.ts";
import { type FundingPart, type FundingShare, fundingParts } from "#app/domain/placements/funding.ts";
import type { PlacementCalendars } from "#app/domain/placements/session-pattern.ts";
import type { PlacementRow } from "#app/domain/placements/visibility.server.ts";
import { providerClosures, schoolCalendar } from "#app/domain/terms/calendars.server.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { placementFunding } from "#db/schema/placements.ts";

export type Planned = Pick<
  PlacementRow,
  "schoolId" | "providerId" | "pattern" | "earlierPatterns" | "startsOn" | "endsOn" | "endedOn"
>;

/** The days of the commissioning school and of the provider, as they are known now. */
export async function calendarsOf(
  tx: Tx,
  act: Act,
  of: { schoolId: string; providerId: string },
): Promise<PlacementCalendars> {
  return {
    school: await schoolCalendar(tx, act, of.schoolId),
    providerClosures: await providerClosures(tx, act, of.providerId),
  };
}

/** The planned sessions of a placement to its last day, or to the day on which it ended. */
export async function plannedSessionsOf(tx: Tx, act: Act, placement: Planned): Promise<Session[]> {
  const to = placement.endedOn ?? placement.endsOn;
  return plannedBetween(placement, { to }, await calendarsOf(tx, act, placement));
}

/** The planned sessions as agreed, as if the placement had not ended before its last day. */
export async function agreedSessionsOf(tx: Tx, act: Act, placement: Planned): Promise<Session[]> {
  return plannedBetween(placement, { to: placement.endsOn }, await calendarsOf(tx, act, placement));
}

/** The price a placement keeps, in the form that pricing.ts reckons with. */
export function agreedPrice(
  placement: Pick<PlacementRow, "pricePence" | "priceBasis" | "programmeSessions" | "joiningFeePence">,
): AgreedPrice {
  return {
    pricePence: placement.pricePence,
    basis: placement.priceBasis,
    programmeSessions: placement.programmeSessions,
    joiningFeePence: placement.joiningFeePence,
  };
}

/** Who pays which share, in the order in which they were named. */
export async function sharesOf(tx: Tx, act: Act, placementId: string): Promise<FundingShare[]> {
  return tx
    .select({ owner: placementFunding.ownerId, percent: placementFunding.sharePercent })
    .from(placementFunding)
    .where(
      and(
        eq(placementFunding.authorityId, act.actor.authorityId),
        eq(placementFunding.placementId, placementId),
      ),
    )
    .orderBy(asc(placementFunding.position));
}

/** What each owner bears by financial year of the sessions as agreed (not shortened by an early end). */
export async function plannedPartsOf(tx: Tx, act: Act, placement: PlacementRow): Promise<FundingPart[]> {
  const sessions = await agreedSessionsOf(tx, act, placement);
  return fundingParts(agreedPrice(placement), await sharesOf(tx, act, placement.id), sessions);
}
