/** What an offer has come to, as the menu may say it: held back when few, without small numbers for the public. */
import { ratePercent } from "#app/domain/attendance/codes.ts";
import { fewestToCompare } from "#app/domain/reports/provider-value.ts";

/** Counted over the offer's ended placements of the last three years. */
export type ResultCounts = {
  readonly ended: number;
  /** Whose outcome says that its declared test was met, or was not. */
  readonly withResult: number;
  readonly met: number;
  /** With any session that could have been attended and was reported, and those sessions. */
  readonly withAttendance: number;
  readonly attended: number;
  readonly possible: number;
};

/** A count as it may be shown; "c" stands for 1 to 4 in what the public reads. */
export type ShownCount = number | "c";

export type OfferResults = {
  /** Undefined when held back. */
  readonly outcome:
    | { readonly met: ShownCount; readonly of: number; readonly percent: number | undefined }
    | undefined;
  readonly attendance: { readonly percent: number; readonly of: number } | undefined;
};

const none: ResultCounts = { ended: 0, withResult: 0, met: 0, withAttendance: 0, attended: 0, possible: 0 };

export const yearsCounted = 3;
export const fewestResults = fewestToCompare;

/**
 * Figures of fewer than five placements are held back from everybody: one child's result would decide them. In
 * what the public reads, 1 to 4 that met the test or did not become c on both sides of the sum, with the percentage.
 */
export function resultsShown(counts: ResultCounts = none, { isPublic }: { isPublic: boolean }): OfferResults {
  const { withResult, met, withAttendance, attended, possible } = counts;
  const isSmall = (count: number) => isPublic && count > 0 && count < fewestResults;
  const hidesMet = isSmall(met) || isSmall(withResult - met);
  const rate = ratePercent(attended, possible);
  return {
    outcome:
      withResult < fewestResults
        ? undefined
        : {
            met: hidesMet ? "c" : met,
            of: withResult,
            percent: hidesMet ? undefined : ratePercent(met, withResult),
          },
    attendance:
      withAttendance < fewestResults ||
      rate === undefined ||
      isSmall(attended) ||
      isSmall(possible - attended)
        ? undefined
        : { percent: rate, of: withAttendance },
  };
}

/** "9 of 12 placements met the test agreed for them (75%)" */
export function outcomeInWords({ outcome }: OfferResults): string | undefined {
  if (!outcome) return undefined;
  const { met, of, percent } = outcome;
  if (met === "c")
    return `Of ${of} placements with a result, the number that met the test agreed for them is c`;
  return `${met} of ${of} placements with a result met the test agreed for them${percent === undefined ? "" : ` (${percent}%)`}`;
}

/** "82.4% of the sessions that could be attended, over 14 placements" */
export function attendanceInWords({ attendance }: OfferResults): string | undefined {
  return attendance
    ? `${attendance.percent}% of the sessions that could be attended, over ${attendance.of} placements`
    : undefined;
}

export const whyResultsAreHeldBack = `Held back: fewer than ${fewestResults} placements that ended in the last ${yearsCounted} years have one, and with so few, one child would decide the figure`;
export const whatCStandsFor =
  "c stands for a number from 1 to 4, or for one from which such a number could be worked out.";
