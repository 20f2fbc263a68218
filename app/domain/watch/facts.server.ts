/** The live placements at non-school providers on a day, of every commissioner, whoever made them. */
import { and, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Act } from "#app/core/actor.ts";
import type { CalendarDate } from "#app/core/calendar.ts";
import { settingsOf } from "#app/domain/organisations/queries.server.ts";
import { patternOn } from "#app/domain/placements/dated-pattern.ts";
import { live } from "#app/domain/placements/lifecycle.ts";
import { recordedVisibleTo } from "#app/domain/placements/recorded/visibility.server.ts";
import { visibleTo } from "#app/domain/placements/visibility.server.ts";
import { visibleTo as providerVisibleTo } from "#app/domain/providers/visibility.server.ts";
import { minutesOf, type WatchedPlacement } from "#app/domain/watch/watching.ts";
import type { Tx } from "#app/platform/transaction.server.ts";
import { offers } from "#db/schema/menu.ts";
import { placements, recordedPlacements } from "#db/schema/placements.ts";
import { providers } from "#db/schema/providers.ts";
import { pupils } from "#db/schema/pupils.ts";

export type WatchFact = WatchedPlacement & {
  readonly placementId: string;
  readonly reference: string;
  /** Told from elsewhere: it has no page of a placement here. */
  readonly isRecorded: boolean;
};

type Of = { day: CalendarDate; providerId?: string | undefined };

/**
 * Two queries whatever the number of providers. The caller has proved that its actor may see the watch, and has
 * gone on as the system where the actor sees no pupils: whether one has a plan counts without being shown.
 */
export async function watchFacts(tx: Tx, act: Act, asked: Of): Promise<WatchFact[]> {
  const { hoursPerSession } = await settingsOf(tx, act);
  const [agreed, recorded] = await Promise.all([agreedFacts(tx, act, asked), recordedFacts(tx, act, asked)]);
  return [
    ...agreed.map(({ dated, amStarts, amEnds, pmStarts, pmEnds, ...fact }) => ({
      ...fact,
      ...minutesOf(patternOn(dated, asked.day), { amStarts, amEnds, pmStarts, pmEnds }, hoursPerSession),
      isRecorded: false,
    })),
    ...recorded.map((fact) => ({ ...fact, assumed: false, isRecorded: true })),
  ];
}

const hasPlan = sql<boolean>`(${pupils.senProvision} = 'ehcp' or ${pupils.lookedAfter})`;

function agreedFacts(tx: Tx, act: Act, { day, providerId }: Of) {
  return tx
    .select({
      placementId: placements.id,
      reference: placements.reference,
      providerId: placements.providerId,
      pupilId: placements.pupilId,
      commissionerId: placements.commissionerId,
      dated: {
        startsOn: placements.startsOn,
        endsOn: placements.endsOn,
        pattern: placements.pattern,
        earlierPatterns: placements.earlierPatterns,
      },
      amStarts: offers.amStarts,
      amEnds: offers.amEnds,
      pmStarts: offers.pmStarts,
      pmEnds: offers.pmEnds,
      hasPlan,
    })
    .from(placements)
    .innerJoin(
      providers,
      and(
        eq(providers.authorityId, placements.authorityId),
        eq(providers.organisationId, placements.providerId),
        eq(providers.kind, "non_school"),
        providerVisibleTo(act.actor),
      ),
    )
    .innerJoin(offers, and(eq(offers.authorityId, placements.authorityId), eq(offers.id, placements.offerId)))
    .innerJoin(pupils, and(eq(pupils.authorityId, placements.authorityId), eq(pupils.id, placements.pupilId)))
    .where(
      and(
        visibleTo(act.actor),
        inArray(placements.status, [...live]),
        lte(placements.startsOn, day),
        gte(placements.endsOn, day),
        providerId === undefined ? undefined : eq(placements.providerId, providerId),
      ),
    );
}

function recordedFacts(tx: Tx, act: Act, { day, providerId }: Of) {
  return tx
    .select({
      placementId: recordedPlacements.id,
      reference: recordedPlacements.reference,
      providerId: recordedPlacements.providerId,
      pupilId: recordedPlacements.pupilId,
      commissionerId: recordedPlacements.commissionerId,
      minutes: recordedPlacements.minutesPerWeek,
      hasPlan,
    })
    .from(recordedPlacements)
    .innerJoin(
      providers,
      and(
        eq(providers.authorityId, recordedPlacements.authorityId),
        eq(providers.organisationId, recordedPlacements.providerId),
        eq(providers.kind, "non_school"),
        providerVisibleTo(act.actor),
      ),
    )
    .innerJoin(
      pupils,
      and(eq(pupils.authorityId, recordedPlacements.authorityId), eq(pupils.id, recordedPlacements.pupilId)),
    )
    .where(
      and(
        recordedVisibleTo(act.actor),
        lte(recordedPlacements.startsOn, day),
        or(isNull(recordedPlacements.endsOn), gte(recordedPlacements.endsOn, day)),
        providerId === undefined ? undefined : eq(recordedPlacements.providerId, providerId),
      ),
    );
}
