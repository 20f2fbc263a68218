import { type CalendarDate, formatDay } from "#app/core/calendar.ts";
import type { PlacementStatus } from "#app/core/words/placements.ts";

type Standing = {
  readonly status: PlacementStatus;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
  readonly refusal: string | null;
  readonly providerName: string;
  readonly commissionerName: string;
};

type Waiting = { readonly approvers: readonly string[]; readonly missingChecks: number };

/** What happens next with a placement and who does it, in a sentence for everybody who sees it. */
export function nextStepOf(placement: Standing, { approvers, missingChecks }: Waiting): string {
  switch (placement.status) {
    case "requested":
      return `${placement.providerName} accepts or declines the request.`;
    case "accepted":
      return approvers.length > 0
        ? `The money is approved by ${inList(approvers)}.`
        : "The budget holders approve the money.";
    case "approved":
      return missingChecks > 0
        ? `${missingChecks} of the things that must be there before the start are still to be given.`
        : `${placement.commissionerName} starts the placement on ${formatDay(placement.startsOn)}.`;
    case "active":
      return `Registers are marked until ${formatDay(placement.endsOn)}; reviews are held at least every half term.`;
    case "ended":
      return `The last day was ${formatDay(placement.endedOn ?? placement.endsOn)}. What is left is to record the outcome and to agree the last statement.`;
    case "declined":
      return placement.refusal
        ? `The provider said: ${placement.refusal}`
        : "The provider declined the request.";
    case "cancelled":
      return placement.refusal ? `Cancelled: ${placement.refusal}` : "The placement was cancelled.";
  }
}

function inList(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
