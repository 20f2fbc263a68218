import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, financialYearBounds, formatDay } from "#app/core/calendar.ts";
import type { Pence } from "#app/core/money.ts";
import { refuse } from "#app/core/refusal.ts";
import { balanceOf, budgetOn } from "#app/domain/budgets/queries.server.ts";
import { findOrganisation } from "#app/domain/organisations/queries.server.ts";
import type { FundingPart } from "#app/domain/placements/funding.ts";
import type { Tx } from "#app/platform/transaction.server.ts";

/** A part of the cost beside the budget whose period covers its sessions, as it stands now. */
export type Bearing = FundingPart & {
  readonly ownerName: string;
  readonly budget: { readonly id: string; readonly name: string; readonly availablePence: Pence } | undefined;
  /** Where the budget of the first day ends before the last one: until when it is open. */
  readonly openUntil?: CalendarDate | undefined;
};

/** Which budget would bear each part, and what is available in it. A part of nothing needs no budget. */
export async function bearingsOf(tx: Tx, act: Act, parts: readonly FundingPart[]): Promise<Bearing[]> {
  const bearings: Bearing[] = [];
  for (const part of parts) {
    const owner = await findOrganisation(tx, act, part.owner);
    bearings.push({
      ...part,
      ownerName: owner?.name ?? "An organisation that is gone",
      ...(await budgetFor(tx, act, part)),
    });
  }
  return bearings;
}

async function budgetFor(
  tx: Tx,
  act: Act,
  part: FundingPart,
): Promise<Pick<Bearing, "budget" | "openUntil">> {
  const budget = await budgetOn(tx, act, part.owner, part.startsOn);
  if (!budget) return { budget };
  const { id, name, endsOn } = budget;
  if (endsOn < part.endsOn) return { budget: undefined, openUntil: endsOn };
  const balance = await balanceOf(tx, act, id);
  return { budget: balance && { id, name, availablePence: balance.availablePence } };
}

/**
 * Refuses (rule) where a part of those needed has no budget open over all its days, and says what can be done
 * about it, which depends on all of them.
 */
export function ensureBorne(needed: readonly Bearing[], all: readonly Bearing[] = needed): void {
  const without = needed.find(({ pence, budget }) => pence > 0 && budget === undefined);
  if (without) refuse("rule", notOpenSentence(without, all));
}

export function notOpenSentence(part: Bearing, all: readonly Bearing[]): string {
  if (part.openUntil) {
    const last = formatDay(part.openUntil);
    return `${part.ownerName}'s budget ends on ${last}, and the days of a financial year are borne by one budget. Ask for a last day up to ${last}, and for another placement from the day after`;
  }
  const days = `${formatDay(part.startsOn)} to ${formatDay(part.endsOn)}`;
  const opening = `${part.ownerName} has no budget open for ${days}`;
  const first = all.reduce((year, { financialYear }) => Math.min(year, financialYear), part.financialYear);
  if (part.financialYear === first) return `${opening}. Open one, or ask with another budget to pay`;
  const until: CalendarDate = financialYearBounds(part.financialYear - 1).endsOn;
  return `${opening} yet. Ask for a last day up to ${formatDay(until)}, approve to ${formatDay(until)} and extend when the next budget is open`;
}
