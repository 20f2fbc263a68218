/** Live placements with providers that are suspended: what officers and commissioners must look at first. */
import { and, asc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Act } from "#app/core/actor.ts";
import { live } from "#app/domain/placements/lifecycle.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { placements } from "#db/schema/placements.ts";

const commissioner = alias(organisations, "commissioner");

/** How many of them a page holds. */
export const liveOnPage = 25;

/** A page of the approved and active placements with a provider that this person may see, by reference: no child is named. */
export function listLivePlacementsOf(act: Act, providerId: string, page = 1) {
  const where = and(
    visibleTo(act.actor),
    eq(placements.providerId, providerId),
    inArray(placements.status, [...live]),
  );
  return transaction(act, async (tx) => {
    const rows = await tx
      .select({
        id: placements.id,
        reference: placements.reference,
        status: placements.status,
        schoolName: organisations.name,
        commissionerName: commissioner.name,
        offerTitle: offers.title,
        startsOn: placements.startsOn,
        endsOn: placements.endsOn,
      })
      .from(placements)
      .innerJoin(
        organisations,
        and(eq(organisations.authorityId, placements.authorityId), eq(organisations.id, placements.schoolId)),
      )
      .innerJoin(
        commissioner,
        and(
          eq(commissioner.authorityId, placements.authorityId),
          eq(commissioner.id, placements.commissionerId),
        ),
      )
      .innerJoin(
        offers,
        and(eq(offers.authorityId, placements.authorityId), eq(offers.id, placements.offerId)),
      )
      .where(where)
      .orderBy(asc(placements.startsOn), asc(placements.reference))
      .limit(liveOnPage)
      .offset((page - 1) * liveOnPage);
    return { rows, page, pageSize: liveOnPage, total: await tx.$count(placements, where) };
  });
}
