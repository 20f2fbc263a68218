/** What was agreed, told, charged and reserved before a month is charged, for many placements at once. */
import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import { type CalendarDate, londonDay, sessionKey } from "#app/core/calendar.ts";
import { type Pence, pence } from "#app/core/money.ts";
import type { FundingShare } from "#app/domain/placements/funding.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { absenceNotices } from "#db/schema/attendance.ts";
import { transfers } from "#db/schema/budgets.ts";
import { chargeParts, charges } from "#db/schema/charges.ts";
import { placementFunding, placementParts } from "#db/schema/placements.ts";

/** The day on which each absence was told, by placement and session. */
export async function noticesOf(tx: Tx, act: Act, ids: string[]): Promise<Map<string, CalendarDate>> {
  const rows = await tx
    .select()
    .from(absenceNotices)
    .where(
      and(eq(absenceNotices.authorityId, act.actor.authorityId), inArray(absenceNotices.placementId, ids)),
    );
  return new Map(rows.map((row) => [`${row.placementId} ${sessionKey(row)}`, londonDay(row.notifiedAt)]));
}

/** Which budget bears what of these placements. */
export function partsOf(tx: Tx, act: Act, ids: string[]) {
  return tx
    .select()
    .from(placementParts)
    .where(
      and(eq(placementParts.authorityId, act.actor.authorityId), inArray(placementParts.placementId, ids)),
    );
}

/** Who pays which share, in the order named, by placement. */
export async function sharesOf(tx: Tx, act: Act, ids: string[]): Promise<Map<string, FundingShare[]>> {
  const rows = await tx
    .select()
    .from(placementFunding)
    .where(
      and(
        eq(placementFunding.authorityId, act.actor.authorityId),
        inArray(placementFunding.placementId, ids),
      ),
    )
    .orderBy(asc(placementFunding.position));
  const byPlacement = new Map<string, FundingShare[]>();
  for (const { placementId, ownerId, sharePercent } of rows)
    byPlacement.set(placementId, [
      ...(byPlacement.get(placementId) ?? []),
      { owner: ownerId, percent: sharePercent },
    ]);
  return byPlacement;
}

/** Pence by budget, by placement. */
type ByPlacement = Map<string, Map<string, Pence>>;

/** What each budget has been charged so far, and what it still has reserved, by placement. */
export async function chargedBefore(
  tx: Tx,
  act: Act,
  ids: string[],
): Promise<{ charged: ByPlacement; reserved: ByPlacement }> {
  const charged = await tx
    .select({
      placementId: charges.placementId,
      budgetId: chargeParts.budgetId,
      pence: sql<string>`sum(${chargeParts.pence})`,
    })
    .from(chargeParts)
    .innerJoin(
      charges,
      and(eq(charges.authorityId, chargeParts.authorityId), eq(charges.id, chargeParts.chargeId)),
    )
    .where(and(eq(charges.authorityId, act.actor.authorityId), inArray(charges.placementId, ids)))
    .groupBy(charges.placementId, chargeParts.budgetId);
  const budgetId = sql<string>`coalesce(${transfers.toBudgetId}, ${transfers.fromBudgetId})`;
  const reserved = await tx
    .select({
      placementId: transfers.placementId,
      budgetId,
      pence: sql<string>`sum(case when ${transfers.toAccount} = 'committed:' || ${transfers.toBudgetId} then ${transfers.pence}
                              when ${transfers.fromAccount} = 'committed:' || ${transfers.fromBudgetId} then -${transfers.pence}
                              else 0 end)`,
    })
    .from(transfers)
    .where(
      and(
        eq(transfers.authorityId, act.actor.authorityId),
        inArray(transfers.placementId, ids),
        ne(transfers.reason, "settle"),
      ),
    )
    .groupBy(transfers.placementId, budgetId);
  return { charged: grouped(charged), reserved: grouped(reserved) };
}

function grouped(rows: { placementId: string | null; budgetId: string; pence: string }[]): ByPlacement {
  const groups: ByPlacement = new Map();
  for (const row of rows) {
    const group = groups.get(row.placementId ?? "") ?? new Map<string, Pence>();
    groups.set(row.placementId ?? "", group.set(row.budgetId, pence(Number(row.pence))));
  }
  return groups;
}
