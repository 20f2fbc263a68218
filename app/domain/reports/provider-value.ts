import type { Pence } from "#app/core/money.ts";
import {
  costPerFullTimePlace,
  costPerSessionAttended,
  costPerSuccess,
  type Figure,
  outOfBoroughPlace,
  pupilReferralUnitPlace,
  referencePlaceCost,
} from "#app/domain/reports/value.ts";

/** What one provider's placements cost and came to, as counted from charges, marks and outcomes. */
export type ProviderTotals = {
  readonly providerId: string;
  readonly providerName: string;
  readonly placements: number;
  readonly ended: number;
  /** Ended placements whose outcome says met or not met. */
  readonly withResult: number;
  readonly met: number;
  readonly chargedPence: Pence;
  readonly sessionsCharged: number;
  /** Attended in the months that have been charged. */
  readonly sessionsAttended: number;
  readonly notReported: number;
  /** Charged for the ended placements that have a result. */
  readonly resultPence: Pence;
};

export type ProviderValue = ProviderTotals & {
  readonly perSession: Figure;
  readonly perPlace: Figure;
  readonly perSuccess: Figure;
  /** Too few placements have ended to stand beside other providers. */
  readonly heldBack: boolean;
};

/** Fewer ended placements than this, and one child's result would decide how a provider looks. */
export const fewestToCompare = 5;

export const whyHeldBack = `Providers with fewer than ${fewestToCompare} ended placements are not compared with others: with so few, one pupil's result would decide how a provider looks.`;

export function valueFrom(totals: ProviderTotals, sessionsInYear: number): ProviderValue {
  return {
    ...totals,
    perSession: costPerSessionAttended(totals.chargedPence, totals.sessionsAttended),
    perPlace: costPerFullTimePlace(totals.chargedPence, Math.max(0, totals.sessionsCharged), sessionsInYear),
    perSuccess: costPerSuccess(totals.resultPence, totals.met),
    heldBack: totals.ended < fewestToCompare,
  };
}

/** The papers' figures of a place for a year, each with its working, source and what was printed. */
export function publishedPlaces() {
  return [pupilReferralUnitPlace, outOfBoroughPlace].map((cost) => ({
    name: cost.name,
    year: cost.year,
    source: cost.source,
    printedPence: cost.printedPence,
    ...referencePlaceCost(cost),
  }));
}

/** What stands under every table of value, since no figure says it by itself. */
export const caveats = [
  "Small numbers: a figure that rests on few placements moves a great deal when one more ends.",
  "Who is placed: providers that take the pupils who are hardest to reach cost more and succeed less often. These figures do not allow for that.",
  "A low point passes: pupils are placed when things are at their worst, and some would have done better anyway.",
  "What is missing: sessions not reported and outcomes not recorded are left out, not counted as failures.",
  "Places funded in another way: a pupil referral unit that is paid by the place charges nothing for a placement, so its cost is not here but in the published figure.",
  "Prices of different years are not adjusted, and transport is not in any of them.",
] as const;
