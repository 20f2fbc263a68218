/** Live placements with providers that are suspended: what officers and commissioners must look at first. */
import { and, asc, count, desc, eq, inArray, isNull, min } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Act, isOfficer } from "#app/core/actor.ts";
import { live } from "#app/domain/placements/lifecycle.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { transaction } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";
import { organisations } from "#db/schema/organisations.ts";
import { placements } from "#db/schema/placements.ts";
import { suspensions } from "#db/schema/quality.ts";

const commissioner = alias(organisations, "commissioner");

/** The approved and active placements with a provider that this person may see, by reference: no child is named. */
export function listLivePlacementsOf(act: Act, providerId: string) {
  return transaction(act, (tx) =>
    tx
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
      .where(
        and(
          visibleTo(act.actor),
          eq(placements.providerId, providerId),
          inArray(placements.status, [...live]),
        ),
      )
      .orderBy(asc(placements.startsOn), asc(placements.reference))
      .limit(500),
  );
}

/** Suspended providers with how many live placements each has, the most first; for officers only. */
export function listSuspendedWithPlacements(act: Act) {
  if (act.actor.kind !== "system" && !isOfficer(act.actor)) return Promise.resolve([]);
  return transaction(act, (tx) =>
    tx
      .select({
        providerId: suspensions.providerId,
        providerName: organisations.name,
        suspendedOn: suspensions.startsOn,
        livePlacements: count(placements.id),
        firstStartsOn: min(placements.startsOn),
      })
      .from(suspensions)
      .innerJoin(
        organisations,
        and(
          eq(organisations.authorityId, suspensions.authorityId),
          eq(organisations.id, suspensions.providerId),
        ),
      )
      .innerJoin(
        placements,
        and(
          eq(placements.authorityId, suspensions.authorityId),
          eq(placements.providerId, suspensions.providerId),
          visibleTo(act.actor),
          inArray(placements.status, [...live]),
        ),
      )
      .where(and(eq(suspensions.authorityId, act.actor.authorityId), isNull(suspensions.liftedOn)))
      .groupBy(suspensions.providerId, organisations.name, suspensions.startsOn)
      .orderBy(desc(count(placements.id)), asc(organisations.name)),
  );
}
