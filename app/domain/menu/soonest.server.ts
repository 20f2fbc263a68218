import { and, eq, inArray } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { CalendarDate } from "#app/core/calendar.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { offerDocuments } from "#db/schema/search.ts";

/** The first day with a place of each of these offers, as the index knew it last; none where none is in sight. */
export async function soonestDaysOf(
  tx: Tx,
  act: Act,
  offerIds: readonly string[],
): Promise<Map<string, CalendarDate>> {
  if (offerIds.length === 0) return new Map();
  const rows = await tx
    .select({ offerId: offerDocuments.offerId, soonestOn: offerDocuments.soonestOn })
    .from(offerDocuments)
    .where(
      and(
        eq(offerDocuments.authorityId, act.actor.authorityId),
        inArray(offerDocuments.offerId, [...offerIds]),
      ),
    );
  return new Map(
    rows.flatMap(({ offerId, soonestOn }) => (soonestOn ? [[offerId, soonestOn] as const] : [])),
  );
}
