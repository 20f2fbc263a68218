/** What an approval would do: each budget holder's part beside the budget that would bear it. */
import { and, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type Pence, sum, zeroPence } from "#app/core/money.ts";
import { findOrganisation, settingsOf } from "#app/domain/organisations/queries.server.ts";
import { type Bearing, bearingsOf, notOpenSentence } from "#app/domain/placements/bearings.server.ts";
import { type FundingRow, fundingOf } from "#app/domain/placements/funding-rows.server.ts";
import { plannedPartsOf } from "#app/domain/placements/planned.server.ts";
import { canApprovePart, isApproved, seesAvailable, seesFunding } from "#app/domain/placements/policy.ts";
import { type PlacementRow, visibleTo } from "#app/domain/placements/visibility.server.ts";
import { type Tx, transaction } from "#app/platform/transaction.server.ts";
import { users } from "#db/schema/people.ts";
import { placements } from "#db/schema/placements.ts";

/** A part as a page shows it: what is reserved where, what is there and what would be left. */
export type BearingView = {
  readonly ownerId: string;
  readonly ownerName: string;
  readonly financialYear: number;
  readonly sessions: number;
  readonly pence: Pence;
  readonly budgetName: string | undefined;
  /** Left out where this person is not to know. */
  readonly availablePence: Pence | undefined;
  /** Why the part cannot be borne as things stand. */
  readonly problem: string | undefined;
};

export type FundingView = {
  readonly ownerId: string;
  readonly ownerName: string;
  readonly sharePercent: number;
  readonly pence: Pence;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly secondedBy: string | null;
  readonly secondedAt: Date | null;
  readonly isApproved: boolean;
  readonly mayApprove: boolean;
  readonly bearings: readonly BearingView[];
};

/** Who pays for a placement, what each has approved, and what approving would take from which budget now. */
export function listFunding(act: Act, placementId: string): Promise<FundingView[]> {
  return transaction(act, async (tx) => {
    const [placement] = await tx
      .select()
      .from(placements)
      .where(and(visibleTo(act.actor), eq(placements.id, placementId)));
    if (!placement || !seesFunding(act.actor)) return [];
    const rows = await fundingOf(tx, act, placement.id);
    const bearings = await bearingsOf(tx, act, await plannedPartsOf(tx, act, placement));
    const nameOf = await namesOf(tx, rows);
    const needsSecond = await needsSecondApprover(tx, act, placement);
    const views = viewsOf(act, bearings);
    return Promise.all(
      rows.map(async (row) => ({
        ownerId: row.ownerId,
        ownerName: (await findOrganisation(tx, act, row.ownerId))?.name ?? "",
        sharePercent: row.sharePercent,
        pence: sum(bearings.filter(({ owner }) => owner === row.ownerId).map(({ pence }) => pence)),
        approvedBy: nameOf.get(row.approvedBy ?? "") ?? null,
        approvedAt: row.approvedAt,
        secondedBy: nameOf.get(row.secondedBy ?? "") ?? null,
        secondedAt: row.secondedAt,
        isApproved: isApproved(row, needsSecond),
        mayApprove: placement.status === "accepted" && canApprovePart(act.actor, placement, row, needsSecond),
        bearings: views.filter(({ ownerId }) => ownerId === row.ownerId),
      })),
    );
  });
}

/** Above the authority's limit a second person approves each part. */
export async function needsSecondApprover(
  tx: Tx,
  act: Act,
  placement: Pick<PlacementRow, "costPence">,
): Promise<boolean> {
  const { secondApproverAbovePence } = await settingsOf(tx, act);
  return placement.costPence > secondApproverAbovePence;
}

/** The parts as this person may see them. */
export function viewsOf(act: Act, bearings: readonly Bearing[]): BearingView[] {
  return bearings.map((bearing) => {
    const { owner, ownerName, financialYear, sessions, pence, budget } = bearing;
    const shown = seesAvailable(act.actor, owner);
    return {
      ownerId: owner,
      ownerName,
      financialYear,
      sessions,
      pence,
      budgetName: budget?.name,
      availablePence: shown ? budget?.availablePence : undefined,
      problem: pence > zeroPence && !budget ? notOpenSentence(bearing, bearings) : undefined,
    };
  });
}

async function namesOf(tx: Tx, rows: readonly FundingRow[]): Promise<Map<string, string>> {
  const ids = rows
    .flatMap(({ approvedBy, secondedBy }) => [approvedBy, secondedBy])
    .filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const people = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, ids));
  return new Map(people.map(({ id, name }) => [id, name]));
}
